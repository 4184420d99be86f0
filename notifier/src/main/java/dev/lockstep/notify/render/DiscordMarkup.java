package dev.lockstep.notify.render;

/**
 * Discord's Markdown. A backslash takes the power from every mark inside a line; those that count
 * at the start of a line only (lists, quotes) are left alone, because no line starts with outside
 * text. That nobody is called is made sure by {@code allowed_mentions} when it is sent.
 */
record DiscordMarkup() implements Markup {

  private static final String MARKS = "\\*_~`|<>[]()#@:";

  @Override
  public int longestText() {
    return 2000;
  }

  @Override
  public String plain(String outside) {
    StringBuilder plain = new StringBuilder(outside.length() + 16);
    outside
        .chars()
        .forEach(
            c -> {
              if (MARKS.indexOf(c) >= 0) {
                plain.append('\\');
              }
              plain.append((char) c);
            });
    return plain.toString();
  }

  @Override
  public String strong(String plain) {
    return "**" + plain + "**";
  }

  /** The brackets around the address keep Discord from adding a preview. */
  @Override
  public String linked(String plainLabel, String url) {
    return "[" + plainLabel + "](<" + url + ">)";
  }
}

package dev.lockstep.notify.render;

/**
 * Slack's mrkdwn. Entities take the power from {@code <!channel>}, {@code <@U1>} and links; the
 * marks of formatting have no escape there, so look-alikes stand for those that could reach beyond
 * their own text.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting message
 *     text</a>
 */
record SlackMarkup() implements Markup {

  @Override
  public int longestText() {
    return 4000;
  }

  @Override
  public String plain(String outside) {
    StringBuilder plain = new StringBuilder(outside.length() + 16);
    outside
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> plain.append("&amp;");
                case '<' -> plain.append("&lt;");
                case '>' -> plain.append("&gt;");
                case '*' -> plain.append('\u2217');
                case '~' -> plain.append('\u223c');
                case '`' -> plain.append('\u02cb');
                default -> plain.append((char) c);
              }
            });
    return plain.toString();
  }

  @Override
  public String strong(String plain) {
    return "*" + plain + "*";
  }

  @Override
  public String linked(String plainLabel, String url) {
    return "<" + url.replace("&", "&amp;") + "|" + plainLabel + ">";
  }
}

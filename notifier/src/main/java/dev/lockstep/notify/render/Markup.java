package dev.lockstep.notify.render;

import dev.lockstep.notify.route.Transport;
import java.util.regex.Pattern;

/** How a chat system writes what matters here. */
sealed interface Markup permits SlackMarkup, DiscordMarkup {

  /** Longest address that becomes a link, as it is written. */
  int LONGEST_URL = 300;

  /** Nothing that ends a link, opens a tag or is not the web. */
  Pattern LINKABLE = Pattern.compile("https?://[^\\s<>|()\\[\\]\\\\\"`]+");

  /** The markup of a chat system. */
  static Markup of(Transport transport) {
    return switch (transport) {
      case SLACK -> new SlackMarkup();
      case DISCORD -> new DiscordMarkup();
    };
  }

  /** Longest text of one message, in UTF-16 units, which is never less than what they count. */
  int longestText();

  /** Outside text that can format nothing, call nobody and link nowhere. */
  String plain(String outside);

  /** Emphasis around text that is plain already. */
  String strong(String plain);

  /** A link, or only its label where the address is not one to follow. */
  default String link(String plainLabel, String url) {
    return url.replace("&", "&amp;").length() <= LONGEST_URL && LINKABLE.matcher(url).matches()
        ? linked(plainLabel, url)
        : strong(plainLabel);
  }

  /** A link to an address that was checked. */
  String linked(String plainLabel, String url);
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.mime.internal.text.EncodedWords;

/**
 * Reads the mailboxes of an address field. Takes every form that RFC 5322 ever had, and its common
 * misuses: semicolons between addresses, raw characters, an address as the name of another, no
 * domain, brackets that are not closed. Groups are dissolved. Takes time in proportion to the
 * length.
 */
public final class AddressParser {
  private static final Pattern DOT_ATOM = Pattern.compile("[^\\s\\p{Cntrl}()<>@,;:\"\\[\\]\\\\]+");
  private static final Pattern QUOTED_LOCAL_PART =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.){1,998}+)\"(@.*)", Pattern.DOTALL);

  private final EncodedWords words;

  /** A parser that decodes names. */
  public AddressParser(EncodedWords words) {
    this.words = words;
  }

  /**
   * Reads a field.
   *
   * @param body in one line, not decoded
   * @param most the greatest number of mailboxes that are wanted
   */
  public List<MailAddress> parse(String body, int most) {
    return new Run(body, most).parse();
  }

  /** One pass over a field. */
  private final class Run {
    private final String text;
    private final int most;
    private final List<MailAddress> found = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private StringBuilder token = new StringBuilder();
    private boolean tokenQuoted;
    private String comment = "";
    private @Nullable String angle;
    private int at;
    private int noQuoteFrom = Integer.MAX_VALUE;
    private int noCommentEndFrom = Integer.MAX_VALUE;
    private int noAngleEndFrom = Integer.MAX_VALUE;

    Run(String text, int most) {
      this.text = text;
      this.most = most;
    }

    List<MailAddress> parse() {
      while (at < text.length() && found.size() < most) {
        step(text.charAt(at));
      }
      if (found.size() < most) {
        endMailbox();
      }
      return found;
    }

    private void step(char c) {
      switch (c) {
        case '"' -> quoted();
        case '(' -> comment();
        case '<' -> angle();
        case ',', ';' -> {
          at++;
          endMailbox();
        }
        case ':' -> {
          at++;
          colon();
        }
        case ' ', '\t' -> {
          at++;
          endToken();
        }
        case '>' -> at++; // one too many
        default -> {
          at++;
          token.append(c);
        }
      }
    }

    /** Ends the name of a group; within an address it is a part of that. */
    private void colon() {
      boolean address = token.indexOf("@") >= 0 || token.indexOf("[") >= 0;
      if (address) {
        token.append(':');
      } else {
        clear();
      }
    }

    private void quoted() {
      StringBuilder inside = new StringBuilder();
      int index = at + 1;
      while (at < noQuoteFrom && index < text.length() && text.charAt(index) != '"') {
        if (text.charAt(index) == '\\' && index + 1 < text.length()) {
          index++;
        }
        inside.append(text.charAt(index));
        index++;
      }
      if (index >= text.length() || at >= noQuoteFrom) {
        // A quotation that is not closed means nothing.
        noQuoteFrom = Math.min(noQuoteFrom, at);
        at++;
        return;
      }
      at = index + 1;
      boolean local = at < text.length() && text.charAt(at) == '@';
      token.append(local ? localPart(inside.toString()) : inside);
      tokenQuoted = true;
    }

    private void comment() {
      int depth = 0;
      int index = at;
      while (at < noCommentEndFrom && index < text.length()) {
        char c = text.charAt(index);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0) {
          comment = text.substring(at + 1, index).strip();
          at = index + 1;
          endToken();
          return;
        }
        index += c == '\\' ? 2 : 1;
      }
      noCommentEndFrom = Math.min(noCommentEndFrom, at);
      token.append('(');
      at++;
    }

    private void angle() {
      int end = at < noAngleEndFrom ? text.indexOf('>', at) : -1;
      if (end < 0) {
        noAngleEndFrom = Math.min(noAngleEndFrom, at);
        end = text.indexOf(',', at);
        end = end < 0 ? text.length() : end;
        angle = text.substring(at + 1, end);
        at = end;
      } else {
        angle = text.substring(at + 1, end);
        at = end + 1;
      }
      endToken();
    }

    private void endToken() {
      if (token.length() > 0 || tokenQuoted) {
        tokens.add(token.toString());
      }
      token = new StringBuilder();
      tokenQuoted = false;
    }

    private void endMailbox() {
      endToken();
      if (angle != null) {
        int inner = angle.lastIndexOf('<');
        if (tokens.isEmpty() && inner > 0) {
          tokens.add(angle.substring(0, inner).strip());
        }
        add(name(String.join(" ", tokens)), address(angle.substring(inner + 1)));
      } else if (!tokens.isEmpty()) {
        withoutAngle();
      }
      clear();
    }

    private void clear() {
      tokens.clear();
      token = new StringBuilder();
      tokenQuoted = false;
      comment = "";
      angle = null;
    }

    private void withoutAngle() {
      if (tokens.stream().anyMatch(word -> word.startsWith("@") || word.endsWith("@"))) {
        // The old form has blanks between the parts of an address (RFC 5322 4.4).
        add(name(""), address(String.join("", tokens)));
        return;
      }
      List<String> addresses = tokens.stream().filter(word -> word.indexOf('@') >= 0).toList();
      if (addresses.isEmpty()) {
        String all = String.join(" ", tokens);
        String decoded = words.decode(all);
        if (!decoded.equals(all) && decoded.indexOf('@') >= 0) {
          // The whole mailbox is one encoded word.
          found.addAll(new AddressParser(words).parse(decoded, most - found.size()));
        } else if (tokens.size() == 1) {
          add(name(""), address(all));
        } else {
          add(name(all), "");
        }
      } else if (addresses.size() == 1) {
        String address = addresses.get(0);
        String others =
            String.join(" ", tokens.stream().filter(word -> word.indexOf('@') < 0).toList());
        add(name(others), address(address));
      } else {
        addresses.forEach(address -> add("", address(address)));
      }
    }

    private void add(String name, String address) {
      if (found.size() < most && !(name.isEmpty() && address.isEmpty())) {
        found.add(new MailAddress(name, address));
      }
    }

    private String name(String phrase) {
      String name = unquoted(words.decode(phrase).strip());
      if (name.isEmpty()) {
        name = words.decode(comment).replaceAll("\\\\(.)", "$1").strip();
      }
      return name.replaceAll("\\p{Cntrl}+", " ").strip();
    }
  }

  /** Some programs put a name into single or doubled quotation marks. */
  private static String unquoted(String name) {
    int from = 0;
    int to = name.length();
    while (to - from > 1
        && (name.charAt(from) == '\'' || name.charAt(from) == '"')
        && name.charAt(to - 1) == name.charAt(from)) {
      from++;
      to--;
    }
    return name.substring(from, to).strip();
  }

  /** Without brackets, blanks, a route (RFC 5321 4.1.2) and the scheme of a URL. */
  private static String address(String raw) {
    Matcher quoted = QUOTED_LOCAL_PART.matcher(raw.strip());
    if (quoted.matches()) {
      String local = quoted.group(1).replaceAll("\\p{Cntrl}", "").replaceAll("\\\\(.)", "$1");
      return localPart(local) + address(quoted.group(2));
    }
    return unquotedAddress(raw.replaceAll("[<>\\s\\p{Cntrl}]", ""));
  }

  /** A local part in quotation marks if it needs them (RFC 5321 4.1.2). */
  private static String localPart(String text) {
    return DOT_ATOM.matcher(text).matches()
        ? text
        : '"' + text.replaceAll("[\"\\\\]", "\\\\$0") + '"';
  }

  private static String unquotedAddress(String raw) {
    String address = raw;
    if (address.startsWith("@")) {
      address = address.substring(address.indexOf(':') + 1);
    }
    String lower = address.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mailto:") || lower.startsWith("smtp:")) {
      address = address.substring(address.indexOf(':') + 1);
    }
    return unquoted(address);
  }
}

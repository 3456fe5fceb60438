// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.header;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of Content-Type or Content-Disposition: a value and its parameters, quoted or not.
 * Parameters keep their names as they are written; {@link ParameterText} puts together those of RFC
 * 2231.
 */
public final class ContentValue {
  private static final int MOST_PARAMETERS = 1_000;

  /** A type with a blank before its slash, which the grammar of RFC 822 allows. */
  private static final Pattern TYPE_APART =
      Pattern.compile("([^;,\\s(/=]{1,127})\\s{1,9}/\\s{0,9}([^;,\\s(/=]{1,127})(?=\\s{0,9}(;|$))");

  private final String value;
  private final Map<String, String> parameters;

  private ContentValue(String value, Map<String, String> parameters) {
    this.value = value;
    this.parameters = parameters;
  }

  /** Takes a field's body apart. */
  public static ContentValue parse(String body) {
    Matcher apart = TYPE_APART.matcher(body);
    if (apart.lookingAt()) {
      return parse(apart.group(1) + "/" + apart.group(2) + body.substring(apart.end()));
    }
    int end = 0;
    while (end < body.length() && ";, \t(".indexOf(body.charAt(end)) < 0) {
      end++;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    int at = end;
    while (at < body.length() && parameters.size() < MOST_PARAMETERS) {
      at = parameter(body, at, parameters);
    }
    return new ContentValue(body.substring(0, end).toLowerCase(Locale.ROOT), parameters);
  }

  /** Takes one parameter off; returns where the next begins. */
  private static int parameter(String body, int from, Map<String, String> parameters) {
    int nameEnd = from;
    while (nameEnd < body.length() && body.charAt(nameEnd) != '=' && body.charAt(nameEnd) != ';') {
      nameEnd++;
    }
    if (nameEnd == body.length() || body.charAt(nameEnd) == ';') {
      return nameEnd + 1;
    }
    String name = lastWord(body.substring(from, nameEnd));
    int at = nameEnd + 1;
    while (at < body.length() && Character.isWhitespace(body.charAt(at))) {
      at++;
    }
    StringBuilder text = new StringBuilder();
    int end =
        at < body.length() && body.charAt(at) == '"'
            ? quoted(body, at, text)
            : plain(body, at, text);
    if (!name.isEmpty()) {
      parameters.putIfAbsent(name, text.toString());
    }
    return end;
  }

  /** A comment, or what is left of a value, may stand before a name. */
  private static String lastWord(String text) {
    String name = text.strip();
    int end = name.length();
    int start = end;
    while (start > 0
        && !Character.isWhitespace(name.charAt(start - 1))
        && ")\",".indexOf(name.charAt(start - 1)) < 0) {
      start--;
    }
    return name.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static int quoted(String body, int quote, StringBuilder text) {
    int at = quote + 1;
    while (at < body.length() && body.charAt(at) != '"') {
      // Windows' paths have single backslashes; only these two are ever quoted on purpose.
      if (body.charAt(at) == '\\'
          && at + 1 < body.length()
          && (body.charAt(at + 1) == '"' || body.charAt(at + 1) == '\\')) {
        at++;
      }
      text.append(body.charAt(at));
      at++;
    }
    return Math.min(at + 1, body.length());
  }

  /** Up to the next semicolon: blanks and equals signs may stand in careless values. */
  private static int plain(String body, int from, StringBuilder text) {
    int end = body.indexOf(';', from);
    end = end < 0 ? body.length() : end;
    text.append(body.substring(from, end).strip());
    return end + 1;
  }

  /** The value before the parameters, in lower case. */
  public String value() {
    return value;
  }

  /** A parameter as it is written; empty if there is none. The name is in lower case. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** All parameters by their names in lower case. */
  Map<String, String> parameters() {
    return parameters;
  }
}

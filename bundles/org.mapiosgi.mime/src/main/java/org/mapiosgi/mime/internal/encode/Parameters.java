// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.encode;

import java.nio.charset.StandardCharsets;

/** Writes parameters of Content-Type and Content-Disposition (RFC 2045, RFC 2231). */
public final class Parameters {
  private static final String MARKS = " -._+()@&!#$^,{}[]~=";

  /** The longest value in one piece; with the name it fits into a line. */
  private static final int LONGEST = 50;

  private static final String CHARSET = "utf-8''";

  private Parameters() {}

  /** Adds a parameter; one that is long or has characters beyond ASCII in sections. */
  public static void add(FieldText field, String name, String value) {
    boolean plain = value.chars().allMatch(c -> Tokens.isAlphanumeric(c) || MARKS.indexOf(c) >= 0);
    if (plain && value.length() <= LONGEST) {
      addPlain(field, name, value);
    } else {
      extended(field, name, value);
    }
  }

  /** Adds a parameter that has no character which must be encoded. */
  public static void addPlain(FieldText field, String name, String value) {
    boolean token = Tokens.isToken(value);
    field.attached(";").word(name + "=" + (token ? value : Tokens.quoted(value)));
  }

  private static void extended(FieldText field, String name, String value) {
    StringBuilder section = new StringBuilder(CHARSET);
    int number = 0;
    for (int at = 0; at < value.length(); ) {
      int codePoint = value.codePointAt(at);
      String encoded = percent(codePoint);
      if (section.length() + encoded.length() > LONGEST) {
        section(field, name, number, section);
        number++;
        section = new StringBuilder();
      }
      section.append(encoded);
      at += Character.charCount(codePoint);
    }
    if (number == 0) {
      field.attached(";").word(name + "*=" + section);
    } else {
      section(field, name, number, section);
    }
  }

  private static void section(FieldText field, String name, int number, StringBuilder text) {
    field.attached(";").word(name + "*" + number + "*=" + text);
  }

  private static String percent(int codePoint) {
    if (Tokens.isAlphanumeric(codePoint) || codePoint == '.' || codePoint == '-') {
      return Character.toString(codePoint);
    }
    StringBuilder out = new StringBuilder();
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      out.append('%').append(Tokens.hex(b));
    }
    return out.toString();
  }
}

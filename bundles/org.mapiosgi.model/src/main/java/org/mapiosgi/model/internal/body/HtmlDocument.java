// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.body;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML text: puts something into the body, and turns plain text into HTML. */
public final class HtmlDocument {
  private static final Pattern BODY = Pattern.compile("<body(?=[\\s>])", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTENT_ID =
      Pattern.compile("cid:([^\\s\"'<>()]++)", Pattern.CASE_INSENSITIVE);

  private HtmlDocument() {}

  /** Returns the content ids of the attachments that a document shows. */
  public static Set<String> contentIds(String document) {
    Set<String> ids = new HashSet<>();
    Matcher reference = CONTENT_ID.matcher(document);
    while (reference.find()) {
      ids.add(reference.group(1));
    }
    return ids;
  }

  /** Puts a fragment at the beginning of the body; before the document if there is no body tag. */
  public static String prepend(String fragment, String document) {
    int at = beginningOfBody(document);
    return document.substring(0, at) + fragment + document.substring(at);
  }

  /** The end of the first body tag; 0 if there is none. Reads the document once at most. */
  private static int beginningOfBody(String document) {
    Matcher body = BODY.matcher(document);
    if (!body.find()) {
      return 0;
    }
    char quote = 0;
    for (int i = body.end(); i < document.length(); i++) {
      char each = document.charAt(i);
      if (quote != 0) {
        quote = each == quote ? 0 : quote;
      } else if (each == '"' || each == '\'') {
        quote = each;
      } else if (each == '>') {
        return i + 1;
      }
    }
    return 0;
  }

  /** Makes a document with the text as its body. */
  public static String of(String text) {
    return "<html><body>" + escaped(text) + "</body></html>";
  }

  /** Writes text as HTML that looks the same, with its line breaks. */
  public static String escaped(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\r' -> {
          if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
            html.append("<br>\r\n");
          }
        }
        case '\n' -> html.append("<br>\r\n");
        default -> html.append(each);
      }
    }
    return html.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.util.ArrayList;
import java.util.List;

/**
 * Words as one command line of Windows, and back. The only place that quotes.
 *
 * <p>The rules are those of CommandLineToArgvW and of the C runtime's start code, which java.exe
 * uses: a backslash is special only before a quotation mark.
 */
public final class CommandWords {
  private CommandWords() {}

  /** One command line, from which the same words are read. */
  public static String join(List<String> words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      // The program always: Windows would try each part of a path with blanks.
      boolean quoted = line.isEmpty() || !plain(word);
      line.append(line.isEmpty() ? "" : " ").append(quoted ? quote(word) : word);
    }
    return line.toString();
  }

  private static boolean plain(String word) {
    return !word.isEmpty()
        && word.chars().noneMatch(c -> c <= ' ' || "\"&|<>^%!()".indexOf(c) >= 0);
  }

  private static String quote(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    int backslashes = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\') {
        backslashes++;
      } else {
        if (c == '"') {
          // Those before it twice, and one for the mark itself.
          quoted.append("\\".repeat(backslashes + 1));
        }
        backslashes = 0;
      }
      quoted.append(c);
    }
    return quoted.append("\\".repeat(backslashes)).append('"').toString();
  }

  /** The words of a command line; the first is a program, in which no backslash is special. */
  public static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    boolean program = true;
    while (at < line.length()) {
      if (line.charAt(at) == ' ' || line.charAt(at) == '\t') {
        at++;
        continue;
      }
      StringBuilder word = new StringBuilder();
      at = program ? program(line, at, word) : word(line, at, word);
      words.add(word.toString());
      program = false;
    }
    return List.copyOf(words);
  }

  private static int program(String line, int from, StringBuilder word) {
    char end = line.charAt(from) == '"' ? '"' : ' ';
    int start = end == '"' ? from + 1 : from;
    int stop = line.indexOf(end, start);
    if (stop < 0) {
      stop = line.length();
    }
    word.append(line, start, stop);
    return Math.min(stop + 1, line.length());
  }

  private static int word(String line, int from, StringBuilder word) {
    boolean quoted = false;
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (!quoted && (c == ' ' || c == '\t')) {
        break;
      }
      int backslashes = 0;
      while (at + backslashes < line.length() && line.charAt(at + backslashes) == '\\') {
        backslashes++;
      }
      boolean beforeMark = at + backslashes < line.length() && line.charAt(at + backslashes) == '"';
      if (!beforeMark) {
        word.append("\\".repeat(backslashes));
        at += backslashes;
        if (backslashes == 0) {
          word.append(c);
          at++;
        }
        continue;
      }
      word.append("\\".repeat(backslashes / 2));
      at += backslashes + 1;
      if (backslashes % 2 == 1) {
        word.append('"');
      } else if (quoted && at < line.length() && line.charAt(at) == '"') {
        word.append('"');
        at++;
      } else {
        quoted = !quoted;
      }
    }
    return at;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.List;
import org.mapiosgi.api.error.MapiException;

/**
 * Runs a command. Prints its usage, its answer, or one line that names the mistake.
 *
 * <p>A mistake is printed and not thrown, because Karaf shows every exception with its stack.
 *
 * @param name the command with its scope: {@code mapi:lanes}
 * @param arguments the arguments in the notation of usage texts; can be empty
 * @param help the purpose of the command and the meaning of its arguments; lines
 */
record CommandCall(String name, String arguments, String help) {
  /** The option that every command takes. */
  static final String HELP = "--help";

  /** The work of a command. */
  @FunctionalInterface
  interface Body {
    /**
     * Does the work.
     *
     * @return the answer
     * @throws UsageException if the words are wrong
     */
    String run(List<String> words) throws Exception;
  }

  /** The words of a command are wrong; the message says how. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  String usage() {
    return ("usage: " + name + " " + arguments).strip();
  }

  /** Runs the body, unless the words ask for help. */
  void run(String[] words, Body body) {
    Answer.print(List.of(words).contains(HELP) ? manual() : answer(List.of(words), body));
  }

  /** The usage and the meaning, as {@code --help} shows them. */
  String manual() {
    return usage() + "\n" + (help.strip() + "\n--help  shows this text").indent(2).stripTrailing();
  }

  private String answer(List<String> words, Body body) {
    try {
      return body.run(words);
    } catch (UsageException e) {
      return name + ": " + e.getMessage() + "; " + usage();
    } catch (MapiException | IllegalArgumentException | IllegalStateException e) {
      return name + ": " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return name + ": it was interrupted";
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      return name + ": " + e;
    }
  }

  /** Refuses all words. */
  static void none(List<String> words) throws UsageException {
    if (!words.isEmpty()) {
      throw new UsageException("unexpected '" + words.get(0) + "'");
    }
  }

  /** Refuses words that look like options. */
  static void noOptions(List<String> words) throws UsageException {
    for (String word : words) {
      if (word.startsWith("-")) {
        throw new UsageException("unknown option '" + word + "'");
      }
    }
  }
}

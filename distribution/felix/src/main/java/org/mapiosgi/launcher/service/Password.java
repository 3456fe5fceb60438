// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Where the password of an account comes from: never from a command line. */
interface Password {
  /** The most bytes that are read of standard input. */
  int LONGEST = 1024;

  /**
   * Asks for it.
   *
   * @throws UsageException if there is none
   */
  char[] of(Account account) throws UsageException;

  /** From the person at the terminal, or from the first line of standard input. */
  static Password asked() {
    return account -> {
      Console console = terminal();
      char[] password =
          console == null ? firstLine() : console.readPassword("Password of %s: ", account.name());
      if (password == null || password.length == 0) {
        throw new UsageException(
            "the account '" + account.name() + "' needs its password, on standard input");
      }
      return password;
    };
  }

  /** The terminal; null if no person is at it. */
  @SuppressWarnings("SystemConsoleNull") // newer Java is asked with isTerminal
  private static Console terminal() {
    Console console = System.console();
    if (console == null) {
      return null;
    }
    try {
      // Since Java 22 there is a console even if the input is a file.
      Object terminal = Console.class.getMethod("isTerminal").invoke(console);
      return Boolean.TRUE.equals(terminal) ? console : null;
    } catch (ReflectiveOperationException e) {
      return console;
    }
  }

  private static char[] firstLine() throws UsageException {
    String name = System.getProperty("stdin.encoding", System.getProperty("native.encoding"));
    Charset charset =
        name == null || !Charset.isSupported(name)
            ? Charset.defaultCharset()
            : Charset.forName(name);
    byte[] line = new byte[LONGEST];
    int length = 0;
    try {
      // Byte by byte: the input behind the line is not ours.
      for (int c = System.in.read(); c >= 0 && c != '\n' && c != '\r'; c = System.in.read()) {
        if (length == line.length) {
          throw new UsageException("the password is longer than " + LONGEST + " bytes");
        }
        line[length++] = (byte) c;
      }
      CharBuffer decoded = charset.decode(ByteBuffer.wrap(line, 0, length));
      char[] password = new char[decoded.remaining()];
      decoded.get(password);
      Arrays.fill(decoded.array(), ' ');
      return password;
    } catch (IOException e) {
      throw new UsageException("the password cannot be read from standard input: " + e);
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }
}

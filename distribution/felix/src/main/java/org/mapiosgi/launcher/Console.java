// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Standard output in a character set that shows subjects of mail as they are. */
final class Console {
  private final PrintStream out;

  private Console(PrintStream out) {
    this.out = out;
  }

  /**
   * Makes standard output a stream in the terminal's character set; in UTF-8 where the JVM knows of
   * none, or of one that has ASCII only.
   */
  static Console open() {
    Charset charset = charset();
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
    System.setOut(out);
    System.setProperty(FrameworkSettings.CONSOLE_CHARSET, charset.name());
    return new Console(out);
  }

  private static Charset charset() {
    // The first is documented since Java 19; until then the second was what the JVM itself used.
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    if (name == null || !Charset.isSupported(name)) {
      return StandardCharsets.UTF_8;
    }
    Charset charset = Charset.forName(name);
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }

  PrintStream out() {
    return out;
  }
}

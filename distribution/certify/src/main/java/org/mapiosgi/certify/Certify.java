// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command {@code certify}, for the launcher, which loads this class with its libraries. */
public final class Certify {
  private Certify() {}

  /**
   * Runs the contract and writes the reports. The caller must end the process afterwards: a call
   * that hangs inside of MAPI may have left a thread.
   *
   * @param usualDirectory where the reports go if no option says it
   * @param words the command line behind {@code certify}
   * @param out for people
   * @return the exit code of the process
   */
  public static int run(Path usualDirectory, String[] words, PrintStream out) {
    List<String> all = Arrays.asList(words);
    if (all.contains("--help") || all.contains("-h")) {
      out.print(Options.HELP);
      return Verdict.CONFORMS.exitCode();
    }
    try {
      boolean windows = System.getProperty("os.name").startsWith("Windows");
      return new Run(Options.parse(all, usualDirectory, windows), out).run().exitCode();
    } catch (UsageException e) {
      out.println(
          "mapi-osgi: " + e.getMessage() + "; 'mapi-osgi certify --help' lists the options");
      return Verdict.USAGE.exitCode();
    } catch (IOException e) {
      out.println("certify failed: the report cannot be written (" + e + ")");
      return Verdict.FAILED.exitCode();
    }
  }
}

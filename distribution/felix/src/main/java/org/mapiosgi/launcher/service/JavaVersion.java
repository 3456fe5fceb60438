// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks Java about the options that a service starts it with; a service has no console. */
final class JavaVersion {
  private static final int LIMIT_SECONDS = 30;
  private static final int LONGEST = 8192;

  private JavaVersion() {}

  /** Its output; never fails. */
  static String of(List<String> serviceWords) {
    int jar = serviceWords.indexOf("-jar");
    if (jar < 1) {
      return "";
    }
    List<String> words = new ArrayList<>(serviceWords.subList(0, jar));
    words.add("-version");
    Process process = null;
    try {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      Process started = process;
      process
          .onExit()
          .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
          .exceptionally(late -> end(started));
      try (InputStream said = process.getInputStream()) {
        return new String(said.readNBytes(LONGEST), Charset.defaultCharset());
      }
    } catch (IOException e) {
      return e.getMessage() + System.lineSeparator();
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  private static Process end(Process process) {
    return process.destroyForcibly();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mapiosgi.api.status.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports whether JNA can unpack its own DLL, and Java make temporary files. This is the first
 * check: without its DLL, JNA cannot call Windows for the others.
 */
public final class TemporaryFolders {
  private static final String JNA = "jna.tmpdir";
  private static final String JAVA = "java.io.tmpdir";

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolders.class);

  private TemporaryFolders() {}

  /** Writes a file into each, and deletes it. */
  public static List<Finding> look() {
    return look(System.getProperty(JNA), System.getProperty(JAVA));
  }

  /**
   * The same for given folders.
   *
   * @param jna null where JNA uses Java's
   */
  static List<Finding> look(String jna, String java) {
    if (jna == null) {
      return List.of(writable("JNA's temporary folder", JNA, java, true));
    }
    make(jna);
    // Java's is then nothing that MAPI depends on.
    return List.of(
        writable("JNA's temporary folder", JNA, jna, true),
        writable("temporary folder", JAVA, java, false));
  }

  /** Makes the folder, as JNA does before it unpacks its library. */
  private static void make(String folder) {
    try {
      Files.createDirectories(Path.of(folder));
    } catch (IOException | RuntimeException refused) {
      LOG.debug("{} cannot be made", folder, refused);
    }
  }

  private static Finding writable(String subject, String property, String folder, boolean needed) {
    try {
      Path probe = Files.createTempFile(Path.of(folder), "mapi-osgi", ".probe");
      Files.delete(probe);
      return Finding.ok(subject, folder + " is writable").build();
    } catch (IOException | RuntimeException refused) {
      String text = folder + " cannot be written to (" + refused + ")";
      String remedy =
          "let the account write there, or name another folder with -D" + property + "=";
      return needed
          ? Finding.error(subject, text).remedy(remedy).build()
          : Finding.warning(subject, text).remedy(remedy).build();
    }
  }
}

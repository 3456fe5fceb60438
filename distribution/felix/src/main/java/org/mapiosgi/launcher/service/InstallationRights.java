// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.nio.file.Path;
import java.util.List;

/** Who may change the files of an installation. */
interface InstallationRights {
  /**
   * Takes the right to write from everybody but administrators and the system, and reads back.
   *
   * @param programs what the service runs and is configured by
   * @param written what it writes; its account may do so
   * @return what is not as it should be, a line each
   */
  List<String> protect(List<Path> programs, List<Path> written, Account account)
      throws ServiceFailure;
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.nio.file.Path;
import java.util.List;

/** Sets and checks the rights to change the files of an installation. */
interface InstallationRights {
  /**
   * Takes the right to write from everybody but administrators and the system, and reads back.
   *
   * @param programs the files that the service runs and is configured by
   * @param written the directories that its account may write to
   * @return the faults that are left, a line each
   */
  List<String> protect(List<Path> programs, List<Path> written, Account account)
      throws ServiceFailure;
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says whether the instance that runs on a directory is ready. Starts no framework and no MAPI: the
 * instance keeps a file while it is ready, and a lock while it lives.
 */
final class ReadyCommand {
  private ReadyCommand() {}

  /**
   * Looks.
   *
   * @param data the directory of the instance
   * @throws LaunchException if the directory cannot be read
   */
  static Exit run(Path data) throws LaunchException {
    if (!InstanceLock.isTaken(data)) {
      return new Exit(ExitCode.FAILED, "not ready: no mapi-osgi runs on " + data);
    }
    return Files.exists(Installation.readyFile(data))
        ? new Exit(ExitCode.OK, "ready: MAPI and every session are up")
        : new Exit(
            ExitCode.FAILED,
            "not ready: MAPI or a session is not up; the log and 'mapi-osgi doctor' say why");
  }
}

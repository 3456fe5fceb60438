// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.util.Objects;
import java.util.concurrent.TimeoutException;

/** Reports that a task of a pump was not done in time, and how far it was. */
public final class PumpTimeoutException extends TimeoutException {
  private static final long serialVersionUID = 1L;

  /** Says how far the task was. */
  public enum Progress {
    /** It waited for its turn. */
    NOT_STARTED,
    /** It runs and goes on, because a native call cannot be ended. The pump's status shows it. */
    RUNNING
  }

  private final Progress progress;

  /**
   * A timeout.
   *
   * @param progress how far the task was
   * @param message what did not happen in time and what the pump did instead
   */
  public PumpTimeoutException(Progress progress, String message) {
    super(message);
    this.progress = Objects.requireNonNull(progress, "progress");
  }

  /** Says how far the task was at the end of its time. */
  public Progress progress() {
    return progress;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

/** A task that stands for code of another class. Reports name that class instead. */
public interface ReportedTask extends Runnable {
  /** The class that reports name. */
  Class<?> kind();
}

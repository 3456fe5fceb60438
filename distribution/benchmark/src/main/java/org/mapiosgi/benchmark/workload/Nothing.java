// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.concurrent.Callable;

/** A task that does nothing: what is left is the cost of whoever runs it. */
final class Nothing implements Runnable, Callable<Boolean> {
  @Override
  public void run() {
    // As said.
  }

  @Override
  public Boolean call() {
    return true;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.handle;

import org.mapiosgi.spi.HandleWaits;

/** Stands for the waits of a message queue that cannot wait for handles: it has room for none. */
final class NoHandleWaits implements HandleWaits {
  @Override
  public int capacity() {
    return 0;
  }

  @Override
  public void watch(long... handles) {
    if (handles.length > 0) {
      throw noHandles();
    }
  }

  @Override
  public HandleState probe(int index) {
    throw noHandles();
  }

  @Override
  public HandleState look(long handle) {
    throw noHandles();
  }

  @Override
  public boolean isMutex(long handle) {
    throw noHandles();
  }

  private static UnsupportedOperationException noHandles() {
    return new UnsupportedOperationException("the pump's message queue waits for no handles");
  }
}

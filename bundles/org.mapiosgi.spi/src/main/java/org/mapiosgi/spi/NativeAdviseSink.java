// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Receives notifications of Advise (IMAPIAdviseSink). */
@ConsumerType
public interface NativeAdviseSink {
  /**
   * Receives notifications (OnNotify). Called while the thread that initialised MAPI first pumps
   * messages. Must copy, queue and return. May still be called shortly after Unadvise (R15).
   *
   * @param events the events, already copied out of native memory
   */
  void onNotify(List<NativeEvent> events);
}

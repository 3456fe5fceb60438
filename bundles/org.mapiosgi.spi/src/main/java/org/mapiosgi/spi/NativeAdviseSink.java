// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** IMAPIAdviseSink as the caller of Advise implements it. */
@ConsumerType
public interface NativeAdviseSink {
  /**
   * OnNotify. Called inside the pumping of the thread that initialised MAPI first; must copy, queue
   * and return. May still be called shortly after Unadvise (R15).
   *
   * @param events the events, already copied out of native memory
   */
  void onNotify(List<NativeEvent> events);
}

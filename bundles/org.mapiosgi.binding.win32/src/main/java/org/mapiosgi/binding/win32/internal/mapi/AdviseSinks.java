// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import java.util.List;
import java.util.Map;
import org.mapiosgi.binding.win32.internal.codec.NotificationDecoder;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * IMAPIAdviseSink implemented in Java. The last Release of a sink may come after Unadvise (R15).
 *
 * <p>Nothing here enters MAPI: OnNotify may come inside of any MAPI call.
 */
final class AdviseSinks {
  private static final Logger LOG = LoggerFactory.getLogger(AdviseSinks.class);

  private static final int S_OK = 0;

  /** IMAPIAdviseSink::OnNotify. */
  interface OnNotify extends StdCallCallback {
    int callback(Pointer self, int count, Pointer notifications);
  }

  private final JavaObjects<NativeAdviseSink> objects;

  AdviseSinks(Violations violations) {
    OnNotify onNotify = this::onNotify;
    objects =
        new JavaObjects<>(
            violations,
            "IMAPIAdviseSink",
            "R15",
            Iid.ADVISE_SINK,
            Map.of(MapiMethod.SINK_ON_NOTIFY, onNotify));
  }

  /** A new COM object with one reference, which is the caller's. */
  Pointer add(NativeAdviseSink target) {
    return objects.add(target);
  }

  /** Gives the caller's reference back. */
  void release(Pointer object) {
    objects.release(object);
  }

  /** Returns the number of sinks that are still referenced. */
  int live() {
    return objects.live();
  }

  private int onNotify(Pointer self, int count, Pointer notifications) {
    try {
      objects
          .target(self, MapiMethod.SINK_ON_NOTIFY)
          .ifPresent(target -> target.onNotify(events(count, notifications)));
    } catch (Throwable failure) {
      // The provider cannot make anything of it, and an exception must not cross native frames.
      LOG.error(
          "notifications of MAPI were lost; listeners must look for changes themselves, as after"
              + " RESYNC",
          failure);
    }
    return S_OK;
  }

  private static List<NativeEvent> events(int count, Pointer notifications) {
    try {
      return new NotificationDecoder(NativeCode.view("IMAPIAdviseSink::OnNotify"))
          .events(count, Pointer.nativeValue(notifications));
    } catch (RuntimeException | Error unreadable) {
      LOG.warn(
          "notifications of MAPI cannot be read; listeners get RESYNC in their place", unreadable);
      return List.of(NotificationDecoder.RESYNC);
    }
  }
}

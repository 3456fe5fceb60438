// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.time.Duration;
import org.mapiosgi.api.error.HResult;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Describes a fault; the ending calls arm it. Calls are counted from that moment. Unless told
 * otherwise the next matching call is struck, once.
 *
 * <p>{@code emulator.on("IMsgStore::OpenEntry").call(3).onwards().fail(HResult.END_OF_SESSION)}
 */
@ProviderType
public interface FaultRule {
  /**
   * Strikes the n-th matching call.
   *
   * @param n counts from 1
   */
  FaultRule call(int n);

  /** Strikes every matching call from that one on. */
  FaultRule onwards();

  /**
   * Makes the call fail before it has any effect. Calls that return no HRESULT (MAPIUninitialize,
   * OleUninitialize, Release) cannot fail: they are not counted and not struck.
   *
   * @throws IllegalArgumentException where the code is none of a failure
   */
  Fault fail(HResult code);

  /**
   * Makes the call leave buffers behind, as it does where nobody calls MAPIFreeBuffer; else it is
   * done as ever.
   *
   * @throws IllegalArgumentException for less than one
   */
  Fault leak(int buffers);

  /** Makes the call wait, deaf to interruption, until the fault is closed; then it is done. */
  Fault hang();

  /** Makes the call wait for a while, or until the fault is closed; then it is done. */
  Fault delay(Duration time);

  /**
   * Makes the call show a dialog, as a provider does that asks a person in spite of all flags, and
   * wait for its answer. Cancelled, the call fails with MAPI_E_USER_CANCEL before it has any
   * effect; when the fault is closed it is done. Calls that return no HRESULT show none.
   *
   * @param cancellable whether it has a Cancel button, which {@link
   *     org.mapiosgi.spi.NativeDialogs#cancel} can press
   */
  Fault dialog(String caption, String text, boolean cancellable);
}

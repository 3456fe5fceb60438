// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.osgi.annotation.versioning.ProviderType;

/** A way to MAPI. Each binding registers one as a service, with {@link #BINDING}. */
@ProviderType
public interface MapiSubsystemBinding {
  /** Service property, String: {@link #WIN32} or {@link #EMULATOR}. */
  String BINDING = "mapi.binding";

  /** The binding to the MAPI of the machine. */
  String WIN32 = "win32";

  /** The binding to a MAPI in memory. */
  String EMULATOR = "emulator";

  /** The value of {@link #BINDING}. */
  String name();

  /** The message queues that go with this MAPI. */
  MessageQueueFactory queues();

  /** The dialogs that this process shows, on whatever thread. */
  NativeDialogs dialogs();

  /**
   * The account that the calling thread impersonates; empty where it acts as its process does, as a
   * thread that calls MAPI must (R29).
   */
  Optional<String> impersonatedAccount();

  /** Makes the calling thread act as its process does (RevertToSelf). */
  void stopImpersonating();

  /**
   * Looks whether MAPI can be loaded, without loading any of it: library, bitness, account. Any
   * thread.
   *
   * @return what was found; a finding of severity ERROR means that {@link #load()} must not be
   *     called
   */
  List<Finding> preflight();

  /**
   * Loads MAPI's library, and initialises nothing. The same object each time: a loaded MAPI is
   * never unloaded (R35).
   *
   * @throws org.mapiosgi.api.error.MapiException where it cannot be loaded
   */
  NativeMapi load();
}

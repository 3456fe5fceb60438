// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.osgi.annotation.versioning.ProviderType;

/** Gives access to MAPI. Each binding registers one as a service, with {@link #BINDING}. */
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

  /** Makes the message queues that this MAPI needs. */
  MessageQueueFactory queues();

  /** Finds the dialogs of this process, on any thread. */
  NativeDialogs dialogs();

  /**
   * Returns the account that the calling thread impersonates. Empty if the thread acts as its
   * process does; a thread that calls MAPI must (R29).
   */
  Optional<String> impersonatedAccount();

  /** Makes the calling thread act as its process does (RevertToSelf). */
  void stopImpersonating();

  /**
   * Examines whether MAPI can be loaded, without loading any of it: library, bitness, account. Any
   * thread.
   *
   * @return the findings; if one has severity ERROR, {@link #load()} must not be called
   */
  List<Finding> preflight();

  /**
   * Loads MAPI's library and initialises nothing. Returns the same object each time, because a
   * loaded MAPI is never unloaded (R35).
   *
   * @throws org.mapiosgi.api.error.MapiException if it cannot be loaded
   */
  NativeMapi load();
}

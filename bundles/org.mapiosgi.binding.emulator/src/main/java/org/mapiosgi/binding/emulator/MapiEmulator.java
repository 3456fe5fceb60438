// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.util.List;
import java.util.function.Consumer;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A MAPI in memory: one user, one store, for as many profiles, sessions and threads as come.
 *
 * <p>As a bundle it registers itself as a service, configured by {@link #PID}; without a framework
 * {@code Emulators.open} makes one. It keeps its contents in memory only and never writes to the
 * mailbox directory. Mail that is not in that directory is lost when the emulator ends.
 *
 * <p>Thread-safe. Unless said otherwise a method may be called from any thread, initialised or not:
 * these are not MAPI calls.
 */
@ProviderType
public interface MapiEmulator extends MapiSubsystemBinding {
  /** The PID of its configuration, which is optional. */
  String PID = "org.mapiosgi.binding.emulator";

  /** The name of the profile where the configuration gives none. */
  String DEFAULT_PROFILE = "emulator";

  /** The address of the user where the configuration gives none. */
  String DEFAULT_ADDRESS = "service@emulator.invalid";

  /** The name of the user where the configuration gives none. */
  String DEFAULT_DISPLAY_NAME = "Emulated Service";

  /** The only message service that is installed where the configuration names none: Exchange. */
  String DEFAULT_MESSAGE_SERVICE = "MSEMS";

  /** The default number of seconds between two looks for new mail in the directory. */
  int DEFAULT_WATCH_SECONDS = 2;

  /** Stands for every call, in {@link #on(String)}. */
  String ANY_CALL = "*";

  /** Returns the settings of this emulator. */
  EmulatorSettings settings();

  /** Its time. */
  EmulatorClock clock();

  /**
   * Begins to describe a fault.
   *
   * @param operation the call it strikes, spelled as in {@link EmulatorCall#operation()}, or {@link
   *     #ANY_CALL}
   */
  FaultRule on(String operation);

  /** Closes all faults. */
  void clearFaults();

  /** The calls that have returned, oldest first; of very many only the latest. */
  List<EmulatorCall> calls();

  /** Returns the number of calls since the start or the last {@link #clearCalls()}. */
  long callCount();

  /** Forgets the calls so far. */
  void clearCalls();

  /**
   * A new message in the Inbox, as if it had come from outside: with the notifications that go with
   * it.
   *
   * @param mime the message as in an {@code .eml} file
   * @return how to find it
   * @throws IllegalArgumentException where the bytes are no message, saying why
   */
  EntryId deliver(byte[] mime);

  /**
   * As {@link #deliver(byte[])}, of a plain text message.
   *
   * @param sender the sender's address
   */
  EntryId deliver(String sender, String subject, String body);

  /**
   * Shows each message from now on that leaves a store of this emulator, shared mailboxes among
   * them. A store that is not coupled sends nothing.
   *
   * @param observer is called under the lock of the mailbox, on the thread whose call sends the
   *     message: the one that submits it, or after the time of a deferred message any other. It
   *     must only take notice, and stays for as long as the emulator
   */
  void onSent(Consumer<SentMessage> observer);

  /**
   * Notifies everyone who listens for the kind, many times at once, of something that did not
   * happen to the Inbox.
   *
   * @param kind any but RESYNC
   */
  void storm(MapiEvent.Kind kind, int notifications);

  /**
   * Ends all sessions that are logged on, as a server does that goes down: every call on them but
   * Logoff and Release fails from now on. New logons succeed.
   *
   * @param code how the calls fail, for instance {@link HResult#END_OF_SESSION}
   */
  void loseSessions(HResult code);

  /**
   * Puts the calling thread into COM's multithreaded apartment, where MAPI does not work without
   * MAPI_NO_COINIT and OLE not at all (R12).
   */
  void enterMultithreadedApartment();

  /**
   * Makes the calling thread impersonate an account (R29), as far as {@link #impersonatedAccount()}
   * and the record of broken rules go.
   *
   * @param account empty: it acts as its process does again
   */
  void impersonate(String account);

  /** Posts WM_QUIT to the message queue of a thread. */
  void postQuit(Thread thread);
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.osgi.annotation.versioning.ConsumerType;

/** Describes the MAPI that the suite is run against. */
@ConsumerType
public interface BindingFixture {
  /** The binding under test; may be the same one for every test. */
  MapiSubsystemBinding binding();

  /**
   * A profile that logs on in service mode, with a default store that is tightly coupled to its
   * transport and may be written to. The suite leaves a folder of its own, {@link #workshop()}, and
   * self-addressed mail behind; {@link SuiteFolder} removes both.
   */
  String serviceProfile();

  /** The internet address of that profile's user. */
  String selfAddress();

  /**
   * The name of the suite's own folder, below the user's top folder. The suite makes it if it is
   * not there, and empties it before most tests.
   */
  default String workshop() {
    return "mapi-osgi TCK";
  }

  /** Returns what tests may do outside of that folder. A test that needs more is left out. */
  default Set<Reach> allowed() {
    return EnumSet.allOf(Reach.class);
  }

  /** The least number of messages in that profile's Inbox. */
  default int minimumInboxSize() {
    return 1;
  }

  /** A name that no profile has. */
  default String unknownProfile() {
    return "no such profile (TCK)";
  }

  /** A message service that is installed; the suite configures it as Exchange's. */
  default String messageService() {
    return "MSEMS";
  }

  /** How a profile names the mailbox of the service profile's user. */
  default String mailbox() {
    return selfAddress().substring(0, selfAddress().indexOf('@'));
  }

  /** A profile that exists and whose logon is refused; empty if there is none. */
  default Optional<String> refusedProfile() {
    return Optional.empty();
  }

  /**
   * A fixture whose service profile has a default store that only a spooler could send from; empty
   * if there is none. A message is submitted to it and stays in its Outbox.
   */
  default Optional<BindingFixture> uncoupled() {
    return Optional.empty();
  }

  /**
   * A fixture with a binding of the same MAPI, whose service profile's logon shows a dialog with a
   * Cancel button and fails when that is pressed; empty if there is none.
   */
  default Optional<BindingFixture> prompting() {
    return Optional.empty();
  }

  /** Entries of the address book and other mailboxes; empty if nothing is known of them. */
  default Optional<KnownDirectory> directory() {
    return Optional.empty();
  }

  /** Events that the binding's message queues can wait for; empty if they wait for no handles. */
  default Optional<EventObjects> events() {
    return Optional.empty();
  }
}

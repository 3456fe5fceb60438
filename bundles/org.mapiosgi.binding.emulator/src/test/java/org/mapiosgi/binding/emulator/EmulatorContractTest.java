// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.util.Optional;
import org.mapiosgi.binding.emulator.internal.queue.JvmMessageQueues;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.tck.BindingContract;
import org.mapiosgi.tck.BindingFixture;
import org.mapiosgi.tck.EventObjects;
import org.mapiosgi.tck.KnownDirectory;

class EmulatorContractTest extends BindingContract {
  private final MapiEmulator coupled =
      filled(
          EmulatorSettings.defaults()
              .withSharedMailboxes("Invoices <invoices@example.com>")
              .withPublicFolders(true)
              .withAddressBook(
                  "Ada Example <ada@example.com>",
                  "Ada Sample <ada.sample@example.com>",
                  "Ben Example <ben@example.com>",
                  "Team <team@example.com>: ada@example.com, ben@example.com, everyone@example.com",
                  "Everyone <everyone@example.com>: team@example.com, ben@example.com"));

  private final Optional<BindingFixture> prompting = Fixture.prompts();

  private static MapiEmulator filled(EmulatorSettings settings) {
    MapiEmulator emulator = Emulators.open(settings);
    for (int number = 0; number < 10; number++) {
      emulator.deliver("sender@example.test", "delivered before " + number, "text");
    }
    return emulator;
  }

  private record Fixture(
      MapiEmulator emulator, Optional<BindingFixture> uncoupled, Optional<BindingFixture> prompting)
      implements BindingFixture {
    static Optional<BindingFixture> of(MapiEmulator emulator) {
      return Optional.of(new Fixture(emulator, Optional.empty(), Optional.empty()));
    }

    static Optional<BindingFixture> prompts() {
      MapiEmulator emulator = Emulators.open();
      Fault unused =
          emulator.on("MAPILogonEx").onwards().dialog("Sign in", "The password, please:", true);
      return of(emulator);
    }

    @Override
    public Optional<EventObjects> events() {
      return Optional.of(new EmulatedEvents(((JvmMessageQueues) emulator.queues()).events()));
    }

    @Override
    public Optional<KnownDirectory> directory() {
      return Optional.of(
          new KnownDirectory(
              "Ada Example",
              "ada@example.com",
              "Ada",
              "team@example.com",
              "ben@example.com",
              "invoices@example.com",
              "ben@example.com"));
    }

    @Override
    public MapiSubsystemBinding binding() {
      return emulator;
    }

    @Override
    public String serviceProfile() {
      return emulator.settings().profile();
    }

    @Override
    public String selfAddress() {
      return emulator.settings().address();
    }

    @Override
    public int minimumInboxSize() {
      return emulator.settings().coupled() ? 10 : 0;
    }
  }

  @Override
  protected BindingFixture fixture() {
    return new Fixture(
        coupled,
        Fixture.of(Emulators.open(EmulatorSettings.defaults().withCoupled(false))),
        prompting);
  }
}

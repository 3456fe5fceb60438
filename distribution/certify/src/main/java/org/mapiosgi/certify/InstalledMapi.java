// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.util.EnumSet;
import java.util.Set;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.binding.win32.internal.Win32SubsystemBinding;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.tck.BindingFixture;
import org.mapiosgi.tck.Reach;

/**
 * The MAPI of this machine. The tests know nothing of it but a profile.
 *
 * @param binding its binding
 * @param serviceProfile the profile to log on with
 * @param selfAddress the address of the profile's user; empty as long as it is not known
 * @param workshop the name of the folder that the run makes
 * @param sending whether mail may be sent to that address
 */
record InstalledMapi(
    MapiSubsystemBinding binding,
    String serviceProfile,
    String selfAddress,
    String workshop,
    boolean sending)
    implements BindingFixture {
  /** Before anything is known of the mailbox. */
  static InstalledMapi of(Options options, String workshop) {
    if (options.binding().equals(MapiSubsystemBinding.WIN32)) {
      return new InstalledMapi(
          Win32SubsystemBinding.open(options.library()),
          options.profile(),
          "",
          workshop,
          options.send());
    }
    MapiEmulator emulator = Emulators.open();
    String profile =
        options.profile().isBlank() ? emulator.settings().profile() : options.profile();
    return new InstalledMapi(emulator, profile, "", workshop, options.send());
  }

  /** The same, with an address. Without one nothing can be sent. */
  InstalledMapi withAddress(String address) {
    return new InstalledMapi(
        binding, serviceProfile, address, workshop, sending && !address.isBlank());
  }

  @Override
  public Set<Reach> allowed() {
    return sending ? EnumSet.of(Reach.SENDING) : EnumSet.noneOf(Reach.class);
  }

  @Override
  public int minimumInboxSize() {
    return 0;
  }
}

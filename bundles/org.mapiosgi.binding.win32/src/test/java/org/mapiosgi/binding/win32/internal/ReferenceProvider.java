// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import java.util.Optional;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.tck.BindingFixture;
import org.mapiosgi.tck.EventObjects;
import org.mapiosgi.tck.KnownDirectory;

/**
 * The reference provider of src/test/native, compiled and registered as the default mail client of
 * the machine that the tests run on.
 *
 * @param serviceProfile the profile to log on with
 */
record ReferenceProvider(String serviceProfile) implements BindingFixture {
  static final ReferenceProvider SERVICE = new ReferenceProvider("service");

  /** Of the library that -Dmapi.library= names, else of the one that is registered. */
  @Override
  public MapiSubsystemBinding binding() {
    return Win32SubsystemBinding.open(System.getProperty("mapi.library", ""));
  }

  @Override
  public Optional<EventObjects> events() {
    return Optional.of(new WindowsEvents());
  }

  @Override
  public String selfAddress() {
    return serviceProfile + "@reference.invalid";
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

  /** A new mailbox of the provider has 1,024. */
  @Override
  public int minimumInboxSize() {
    return 1000;
  }

  @Override
  public Optional<String> refusedProfile() {
    return Optional.of("refused");
  }

  @Override
  public Optional<BindingFixture> uncoupled() {
    return Optional.of(new ReferenceProvider("uncoupled"));
  }

  @Override
  public Optional<BindingFixture> prompting() {
    return Optional.of(new ReferenceProvider("prompting"));
  }
}

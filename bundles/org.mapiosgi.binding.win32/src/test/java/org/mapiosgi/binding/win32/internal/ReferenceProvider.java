// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;
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

  /** The logon of a service. */
  static final int LOGON =
      NativeMapi.MAPI_EXTENDED
          | NativeMapi.MAPI_NEW_SESSION
          | NativeMapi.MAPI_EXPLICIT_PROFILE
          | NativeMapi.MAPI_NO_MAIL
          | NativeMapi.MAPI_NT_SERVICE
          | NativeMapi.MAPI_UNICODE;

  /** Opens the user's mailbox; each profile also has a store of public folders. */
  static NativeStore openMailbox(NativeSession session) {
    NativeTable stores = session.getMsgStoresTable();
    try {
      stores.setColumns(List.of(Pr.ENTRYID));
      stores.restrict(Restriction.is(Pr.DEFAULT_STORE, true));
      EntryId id = Pr.ENTRYID.valueType().fromWire(stores.queryRows(1).get(0).get(0).value());
      return session.openMsgStore(id, NativeSession.MDB_NO_DIALOG | NativeSession.MDB_WRITE);
    } finally {
      stores.release();
    }
  }

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

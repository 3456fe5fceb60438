// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.addressbook.OneOff;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.Directory;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.spi.NativeAddressBook;
import org.mapiosgi.spi.NativeAddressContainer;
import org.mapiosgi.spi.NativeProps;

/** IAddrBook over the server's directory. */
final class AddressBookObject extends LiveObject implements NativeAddressBook {
  AddressBookObject(World world, SessionObject session) {
    super(world, session, "IAddrBook");
  }

  private Directory directory() {
    return world.server().directory();
  }

  @Override
  public NativeAddressContainer openRoot() {
    return call(
        "OpenEntry",
        "type=root",
        () ->
            new AddressContainerObject(
                world,
                this,
                "IABContainer",
                PropertyMap.of(Pr.OBJECT_TYPE.with(EntryIds.Kind.CONTAINER.objectType())),
                List.of(),
                List.of(globalList())));
  }

  private PropertyMap globalList() {
    return PropertyMap.of(
        Pr.ENTRYID.with(directory().container()),
        Pr.OBJECT_TYPE.with(EntryIds.Kind.CONTAINER.objectType()),
        Pr.DISPLAY_NAME.with("Global Address List"));
  }

  @Override
  public NativeProps openEntry(EntryId id) {
    return call("OpenEntry", "", () -> open(id));
  }

  private NativeProps open(EntryId id) {
    if (id.equals(directory().container())) {
      return new AddressContainerObject(
          world,
          this,
          "IABContainer",
          globalList(),
          directory().entries().stream().map(AddressRow::new).toList(),
          List.of());
    }
    Optional<Directory.Entry> list = directory().find(id).filter(Directory.Entry::isList);
    if (list.isPresent()) {
      return new AddressContainerObject(
          world,
          this,
          "IDistList",
          list.get().properties(),
          directory().membersOf(list.get()).stream().map(AddressRow::new).toList(),
          List.of());
    }
    return mailUser(this, id);
  }

  /** Opens an entry of the address book, or one that only its entry id knows, as IMailUser. */
  static MailUserObject mailUser(LiveObject opener, EntryId id) {
    PropertyMap properties =
        opener
            .world
            .server()
            .directory()
            .find(id)
            .map(Directory.Entry::properties)
            .or(() -> OneOff.of(id).map(AddressBookObject::oneOff))
            .orElseThrow(
                () ->
                    opener.failure(
                        "OpenEntry",
                        HResult.named("MAPI_E_UNKNOWN_ENTRYID"),
                        "the address book has no such entry"));
    return new MailUserObject(opener.world, opener, properties);
  }

  /** The properties of an entry that only its entry id knows. */
  private static PropertyMap oneOff(OneOff known) {
    PropertyMap properties =
        PropertyMap.of(
            Pr.ENTRYID.with(known.entryId()),
            Pr.OBJECT_TYPE.with(EntryIds.Kind.MAIL_USER.objectType()),
            Pr.DISPLAY_TYPE.with(0),
            Pr.DISPLAY_NAME.with(known.displayName()),
            Pr.ADDRTYPE.with(known.addressType()),
            Pr.EMAIL_ADDRESS.with(known.address()));
    return known.addressType().equalsIgnoreCase("SMTP")
        ? properties.with(Pr.SMTP_ADDRESS, known.address())
        : properties;
  }

  @Override
  public EntryId createOneOff(String displayName, String addressType, String address) {
    return call(
        "CreateOneOff",
        "",
        () -> {
          if (addressType.isEmpty() || address.isEmpty()) {
            throw failure("CreateOneOff", HResult.INVALID_PARAMETER, "it has no address");
          }
          return new OneOff(displayName, addressType, address).entryId();
        });
  }

  @Override
  public List<PropValue> resolveName(String name) {
    return call("ResolveName", "flags=0x80000000", () -> resolve(name));
  }

  private List<PropValue> resolve(String name) {
    List<Directory.Entry> found = directory().matching(name);
    if (found.size() > 1) {
      throw failure(
          "ResolveName",
          HResult.named("MAPI_E_AMBIGUOUS_RECIP"),
          found.size() + " entries match '" + name + "'");
    }
    if (found.size() == 1) {
      return valuesOf(found.get(0).properties());
    }
    if (!Directory.isAddress(name)) {
      throw failure("ResolveName", HResult.NOT_FOUND, "no entry matches '" + name + "'");
    }
    return valuesOf(oneOff(new OneOff(name.strip(), "SMTP", name.strip())));
  }

  private static List<PropValue> valuesOf(PropertyMap entry) {
    return entry.ids().stream().map(entry::find).toList();
  }

  @Override
  public List<EntryId> getSearchPath() {
    return call("GetSearchPath", "", () -> List.of(directory().container()));
  }
}

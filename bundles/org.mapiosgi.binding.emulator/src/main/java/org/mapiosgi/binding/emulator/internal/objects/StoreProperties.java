// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.Set;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.StoreSupport;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.Mailbox;
import org.mapiosgi.binding.emulator.internal.model.NamedIds;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.Tags;

/** The properties of the store and of the rows that stand for it. */
final class StoreProperties {
  private static final int MODIFY_OK_CREATE_OK_ATTACH_OK = 0x8 | 0x10 | 0x20;
  private static final int MV_PROPS_OK = 0x200;
  private static final int ENTRYID_UNIQUE = 0x1;
  private static final int SEARCH_OK = 0x4;
  private static final int SUPPORT =
      ENTRYID_UNIQUE
          | MODIFY_OK_CREATE_OK_ATTACH_OK
          | SEARCH_OK
          | StoreSupport.SUBMIT_OK.mask()
          | StoreSupport.NOTIFY_OK.mask()
          | MV_PROPS_OK
          | StoreSupport.CATEGORIZE_OK.mask()
          | StoreSupport.RESTRICTION_OK.mask()
          | StoreSupport.SORT_OK.mask()
          | StoreSupport.UNICODE_OK.mask();

  /** The MAPIUID of the Exchange store of a mailbox's owner (EdkMdb.h), byte by byte. */
  private static final Binary EXCHANGE_PRIMARY = Binary.ofHex("5494A1C0297F101BA58708002B2A2517");

  /** Of another mailbox (EdkMdb.h). */
  private static final Binary EXCHANGE_DELEGATE = Binary.ofHex("9EB4770074E411CE8C5E00AA004254E2");

  /** Of the store of public folders (EdkMdb.h). */
  private static final Binary EXCHANGE_PUBLIC = Binary.ofHex("78B2FA70AFF711CD9BC800AA002FC45A");

  /** A MAPIUID that stands for a store which only a spooler could send from. */
  private static final Binary UNCOUPLED = Binary.ofHex("6D6170692D6F7367692D6E6F73656E64");

  /** PR_RESOURCE_FLAGS: STATUS_DEFAULT_STORE and STATUS_PRIMARY_STORE. */
  private static final int DEFAULT_AND_PRIMARY = 0x2 | 0x1000;

  /** PR_VALID_FOLDER_MASK: subtree, Inbox, Outbox, wastebasket, Sent Items, Finder. */
  private static final int VALID_FOLDERS = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x80;

  private StoreProperties() {}

  static PropertyMap of(World world) {
    Mailbox mailbox = world.mailbox();
    EntryId store = mailbox.ids().store();
    Server.Kind kind = world.server().kindOf(world);
    return PropertyMap.of(
        Pr.ENTRYID.with(store),
        Pr.STORE_ENTRYID.with(store),
        Pr.MAPPING_SIGNATURE.with(NamedIds.SIGNATURE),
        Pr.RECORD_KEY.with(store.bytes()),
        Tags.STORE_RECORD_KEY.with(store.bytes()),
        Pr.INSTANCE_KEY.with(store.bytes()),
        Pr.OBJECT_TYPE.with(EntryIds.Kind.STORE.objectType()),
        Pr.DISPLAY_NAME.with(
            (kind == Server.Kind.PUBLIC ? "" : "Mailbox - ") + world.settings().displayName()),
        Tags.PROVIDER_DISPLAY.with("mapi-osgi emulator"),
        Pr.DEFAULT_STORE.with(kind == Server.Kind.OWN),
        Pr.RESOURCE_FLAGS.with(kind == Server.Kind.OWN ? DEFAULT_AND_PRIMARY : 0),
        Tags.STORE_SUPPORT_MASK.with(SUPPORT),
        Pr.MDB_PROVIDER.with(provider(kind, world.settings().coupled())),
        Tags.VALID_FOLDER_MASK.with(VALID_FOLDERS),
        Pr.IPM_SUBTREE_ENTRYID.with(folder(mailbox, mailbox.subtree())),
        Pr.IPM_OUTBOX_ENTRYID.with(folder(mailbox, mailbox.outbox())),
        Pr.IPM_SENTMAIL_ENTRYID.with(folder(mailbox, mailbox.sentItems())),
        Pr.IPM_WASTEBASKET_ENTRYID.with(folder(mailbox, mailbox.deletedItems())),
        Pr.FINDER_ENTRYID.with(folder(mailbox, mailbox.finder())));
  }

  private static Binary provider(Server.Kind kind, boolean coupled) {
    return switch (kind) {
      case OWN -> coupled ? EXCHANGE_PRIMARY : UNCOUPLED;
      case SHARED -> EXCHANGE_DELEGATE;
      case PUBLIC -> EXCHANGE_PUBLIC;
    };
  }

  private static EntryId folder(Mailbox mailbox, FolderNode folder) {
    return mailbox.ids().of(EntryIds.Kind.FOLDER, folder.id());
  }

  /** The ids of the properties, none of which can be set. */
  static Set<Integer> ids(World world) {
    return of(world).ids();
  }
}

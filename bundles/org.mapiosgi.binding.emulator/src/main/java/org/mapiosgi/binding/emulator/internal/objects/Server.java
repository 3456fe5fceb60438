// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.internal.model.Directory;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.Mailbox;
import org.mapiosgi.binding.emulator.internal.model.MessageKeeper;
import org.mapiosgi.binding.emulator.internal.model.Written;

/** The stores of one emulator beside the user's own, and its address book. */
public final class Server {
  /** The kinds of stores. */
  enum Kind {
    /** The user's own mailbox. */
    OWN,
    /** A shared mailbox. */
    SHARED,
    /** The store of public folders. */
    PUBLIC
  }

  private final Directory directory;
  private final List<Other> others = new ArrayList<>();

  /** Another store. */
  private record Other(Kind kind, World world) {}

  /** A server on which the user's mailbox is alone so far. */
  public Server(Directory directory) {
    this.directory = directory;
  }

  /**
   * Makes the other stores that are configured.
   *
   * @param notifiers makes a notifier for each store
   */
  public void open(World own, Supplier<Notifier> notifiers) {
    for (String written : own.settings().sharedMailboxes()) {
      Written.of(written)
          .ifPresent(each -> add(own, notifiers, Kind.SHARED, each.name(), each.address()));
    }
    if (own.settings().publicFolders()) {
      add(own, notifiers, Kind.PUBLIC, "Public Folders", "public@" + own.settings().profile());
    }
  }

  private void add(
      World own, Supplier<Notifier> notifiers, Kind kind, String name, String address) {
    Notifier notifier = notifiers.get();
    EntryIds ids = idsOf(address);
    Mailbox mailbox = own.mailbox().beside(ids, notifier::publish);
    EmulatorSettings settings = own.settings().withUser(name, address);
    others.add(
        new Other(
            kind,
            new World(
                settings,
                own.gate(),
                own.threads(),
                own.objects(),
                own.violations(),
                own.logonRules(),
                own.profileRules(),
                own.profiles(),
                mailbox,
                own.transport().beside(mailbox, settings),
                notifier,
                MessageKeeper.NONE,
                this)));
  }

  private static EntryIds idsOf(String address) {
    return new EntryIds("mailbox:" + address.toLowerCase(Locale.ROOT));
  }

  Directory directory() {
    return directory;
  }

  /** The kind of a store. */
  Kind kindOf(World world) {
    return others.stream()
        .filter(other -> other.world().mailbox() == world.mailbox())
        .map(Other::kind)
        .findFirst()
        .orElse(Kind.OWN);
  }

  /** The store of public folders. */
  Optional<World> publicFolders() {
    return others.stream()
        .filter(other -> other.kind() == Kind.PUBLIC)
        .map(Other::world)
        .findFirst();
  }

  /** Another store by its entry id. */
  Optional<World> other(EntryId store) {
    return others.stream()
        .map(Other::world)
        .filter(world -> world.mailbox().ids().store().equals(store))
        .findFirst();
  }

  /** The entry id of the store of a mailbox, whether the user may open it or not. */
  Optional<EntryId> storeOf(String mailboxDn) {
    return directory.entries().stream()
        .filter(entry -> !entry.isList())
        .map(entry -> entry.properties().text(Pr.SMTP_ADDRESS))
        .filter(address -> Directory.dnOf(address).equalsIgnoreCase(mailboxDn))
        .map(address -> idsOf(address).store())
        .findFirst();
  }

  /** Says whether the id is that of another user's store. */
  boolean isForeign(EntryId store) {
    return directory.entries().stream()
        .map(entry -> entry.properties().text(Pr.EMAIL_ADDRESS))
        .anyMatch(dn -> storeOf(dn).filter(store::equals).isPresent());
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.EmulatorSettings;

/** The address book of the emulator's server: one list of persons, mailboxes and lists. */
public final class Directory {
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final int DT_MAILUSER = 0;
  private static final int DT_DISTLIST = 1;

  /** The distinguished name of the database that holds all mailboxes of the server. */
  public static final String STORE_DN =
      "/o=emulator/cn=Servers/cn=emulator/cn=Microsoft Private MDB";

  private final List<Entry> entries = new ArrayList<>();
  private final EntryIds ids;

  /**
   * An entry.
   *
   * @param members the addresses of a list's members; empty for a person
   */
  public record Entry(PropertyMap properties, Optional<List<String>> members) {
    /** PR_ENTRYID. */
    public EntryId id() {
      PropValue id = Objects.requireNonNull(properties.find(Pr.ENTRYID.id()), "PR_ENTRYID");
      return Pr.ENTRYID.valueType().fromWire(id.value());
    }

    /** Says whether the entry is a distribution list. */
    public boolean isList() {
      return members.isPresent();
    }
  }

  /** The address book of a server with a user. */
  public Directory(EmulatorSettings settings, EntryIds ids, PropertyMap user) {
    this.ids = ids;
    entries.add(new Entry(user.with(Pr.EMS_AB_HOME_MDB, STORE_DN), Optional.empty()));
    Stream.of(settings.sharedMailboxes(), settings.addressBook())
        .flatMap(List::stream)
        .flatMap(text -> Written.of(text).stream())
        .forEach(this::add);
  }

  private void add(Written written) {
    EntryIds.Kind kind = written.isList() ? EntryIds.Kind.LIST : EntryIds.Kind.MAIL_USER;
    entries.add(
        new Entry(
            PropertyMap.of(
                Pr.ENTRYID.with(ids.of(kind, EntryIds.named("address:" + key(written.address())))),
                Pr.OBJECT_TYPE.with(kind.objectType()),
                Pr.DISPLAY_TYPE.with(written.isList() ? DT_DISTLIST : DT_MAILUSER),
                Pr.DISPLAY_NAME.with(written.name()),
                Pr.ADDRTYPE.with("EX"),
                Pr.EMAIL_ADDRESS.with(dnOf(written.address())),
                Pr.SMTP_ADDRESS.with(written.address()),
                Pr.EMS_AB_HOME_MDB.with(STORE_DN)),
            written.members()));
  }

  /** The distinguished name of the mailbox with an address. */
  public static String dnOf(String address) {
    return "/o=emulator/cn=Recipients/cn=" + key(address);
  }

  /** All entries. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The container that has them all. */
  public EntryId container() {
    return ids.of(EntryIds.Kind.CONTAINER, EntryIds.named("addresses"));
  }

  /** An entry by its id. */
  public Optional<Entry> find(EntryId id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** The entries that a list has as members; addresses that no entry has are left out. */
  public List<Entry> membersOf(Entry list) {
    Map<String, Entry> byAddress = new HashMap<>();
    for (Entry entry : entries) {
      byAddress.putIfAbsent(key(entry.properties().text(Pr.SMTP_ADDRESS)), entry);
    }
    return list.members().orElse(List.of()).stream()
        .map(address -> byAddress.get(key(address)))
        .filter(Objects::nonNull)
        .toList();
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  /** The entries that PR_ANR finds: by an address, or by the beginnings of the name's words. */
  public List<Entry> matching(String name) {
    List<Entry> exact = entries.stream().filter(entry -> hasAddress(entry, name)).toList();
    return exact.isEmpty()
        ? entries.stream().filter(entry -> isNamed(entry, name)).toList()
        : exact;
  }

  /** Says whether PR_ANR finds an entry by a name. */
  public static boolean matches(Entry entry, String name) {
    return hasAddress(entry, name) || isNamed(entry, name);
  }

  private static boolean hasAddress(Entry entry, String text) {
    String wanted = text.strip();
    return entry.properties().text(Pr.SMTP_ADDRESS).equalsIgnoreCase(wanted)
        || entry.properties().text(Pr.EMAIL_ADDRESS).equalsIgnoreCase(wanted);
  }

  private static boolean isNamed(Entry entry, String text) {
    List<String> words = words(entry.properties().text(Pr.DISPLAY_NAME));
    List<String> wanted = words(text);
    return !wanted.isEmpty()
        && wanted.stream().allMatch(each -> words.stream().anyMatch(word -> word.startsWith(each)));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,;]+", 0))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Says whether a name is an internet address, which needs no entry. */
  public static boolean isAddress(String name) {
    return ADDRESS.matcher(name.strip()).matches();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.spi.NativeFolder;

/**
 * The folder {@link BindingFixture#workshop()} of a mailbox that is not the suite's own: makes it
 * before a run and removes it afterwards. Each call brings MAPI up and down again, so no test may
 * run meanwhile.
 */
public final class SuiteFolder {
  /** The subject of each mail of the suite has this and a UUID in it. */
  static final String MARK = "[mapi-osgi TCK ";

  private static final Pattern MARKED =
      Pattern.compile(".*" + Pattern.quote(MARK) + "[0-9a-f-]{36}].*");

  private final BindingFixture fixture;

  /**
   * Names the folder.
   *
   * @param fixture its profile and the name of the folder; the address is not asked for
   */
  public SuiteFolder(BindingFixture fixture) {
    this.fixture = fixture;
  }

  /**
   * Describes the mailbox that the folder is in.
   *
   * @param address the internet address of the profile's user; empty if the profile does not say it
   * @param provider PR_MDB_PROVIDER of the default store
   */
  public record Mailbox(Optional<String> address, Binary provider) {}

  /**
   * Makes the folder.
   *
   * @return the mailbox
   * @throws org.mapiosgi.api.error.MapiException if the profile does not log on, or there is a
   *     folder of that name
   */
  public Mailbox make() {
    Mailbox[] found = new Mailbox[1];
    atDesk(
        desk -> {
          found[0] =
              new Mailbox(
                  address(desk),
                  desk.store().getProps(List.of(Pr.MDB_PROVIDER)).stream()
                      .filter(value -> !value.isError())
                      .map(value -> (Binary) value.value())
                      .findFirst()
                      .orElse(Binary.EMPTY));
          desk.keep(desk.ipmSubtree().createFolder(fixture.workshop(), 0));
        });
    return found[0];
  }

  private static Optional<String> address(Desk desk) {
    return desk.session()
        .queryIdentity()
        .map(id -> desk.keep(desk.session().openMailUser(id)))
        .flatMap(user -> user.getProps(List.of(Pr.SMTP_ADDRESS)).stream().findFirst())
        .filter(value -> !value.isError())
        .map(value -> (String) value.value());
  }

  /**
   * Removes the folder for good, and the suite's mail from Inbox, Sent Items and Outbox if sending
   * was allowed. Looks afterwards whether all of it is gone.
   *
   * @throws AssertionError if something is left
   */
  public void remove() {
    atDesk(
        desk -> {
          if (fixture.allowed().contains(Reach.SENDING)) {
            for (NativeFolder folder : List.of(desk.inbox(), desk.sentItems(), desk.outbox())) {
              sweep(desk, folder);
            }
          }
          for (EntryId id : folders(desk)) {
            assertThat(
                    desk.ipmSubtree()
                        .deleteFolder(id, NativeFolder.DEL_MESSAGES | NativeFolder.DEL_FOLDERS)
                        .isFailure())
                .isFalse();
          }
          assertThat(folders(desk)).as("the suite's folder").isEmpty();
        });
  }

  private List<EntryId> folders(Desk desk) {
    return desk.rows(desk.ipmSubtree().getHierarchyTable(), Pr.DISPLAY_NAME, Pr.ENTRYID).stream()
        .filter(row -> Desk.read(row, Pr.DISPLAY_NAME).equals(fixture.workshop()))
        .map(row -> Desk.read(row, Pr.ENTRYID))
        .toList();
  }

  private static void sweep(Desk desk, NativeFolder folder) {
    List<EntryId> marked = marked(desk, folder);
    if (!marked.isEmpty()) {
      assertThat(folder.deleteMessages(marked).isFailure()).isFalse();
      assertThat(marked(desk, folder)).as("mail of the suite").isEmpty();
    }
  }

  private static List<EntryId> marked(Desk desk, NativeFolder folder) {
    Restriction likely = Restriction.contains(Pr.SUBJECT, MARK);
    return desk.rows(folder, likely, List.of(), Pr.SUBJECT, Pr.ENTRYID).stream()
        // Restrictions differ between providers; nothing but our own mail may be deleted.
        .filter(SuiteFolder::isMarked)
        .map(row -> Desk.read(row, Pr.ENTRYID))
        .toList();
  }

  private static boolean isMarked(List<PropValue> row) {
    return MARKED.matcher(Desk.read(row, Pr.SUBJECT)).matches();
  }

  private void atDesk(ThrowingConsumer<Desk> work) {
    try (MapiStage stage = new MapiStage(fixture.binding())) {
      PumpedThread lane = stage.lane();
      lane.run(
          () -> {
            try (Desk desk = new Desk(lane, stage.mapi(), fixture)) {
              work.accept(desk);
            }
          });
    }
  }
}

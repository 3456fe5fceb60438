// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.profile.ExchangeMailbox;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.profile.NewProfile;
import org.mapiosgi.api.profile.NewService;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.rule.FlagRule.Word;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.lifecycle.internal.actor.Backoff;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.NativeAddressBook;
import org.mapiosgi.spi.NativeAddressContainer;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeManageStore;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeProviderAdmin;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeStream;
import org.mapiosgi.spi.NativeTable;
import org.osgi.util.promise.Promise;

/**
 * Whatever a consumer or a configuration asks for, in either mode: none of the flag words that
 * reach a binding breaks a rule. Those that a binding makes itself are looked at there.
 */
class PassedWordsTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int PROFILES = 200;
  private static final PropTag<Integer> CONFIG_FLAGS = PropTag.integer(0x6601);

  @RegisterExtension final Benches benches = new Benches();
  private final MapiEmulator emulator = Emulators.open();
  private final PassedWords words = new PassedWords();

  /** The emulator, seen through the recorder. */
  private final class Recorded implements Stage {
    private final EmulatorStage stage = new EmulatorStage(emulator);
    private final MapiSubsystemBinding binding = words.around(emulator);

    @Override
    public MapiSubsystemBinding binding() {
      return binding;
    }

    @Override
    public String profile() {
      return stage.profile();
    }

    @Override
    public void deliver() {
      stage.deliver();
    }

    @Override
    public void mark() {
      stage.mark();
    }

    @Override
    public int failableCalls() {
      return stage.failableCalls();
    }

    @Override
    public int allCalls() {
      return stage.allCalls();
    }

    @Override
    public Strike.Armed arm(Strike strike) {
      return stage.arm(strike);
    }

    @Override
    public List<String> struck() {
      return stage.struck();
    }

    @Override
    public String left() {
      return stage.left();
    }

    @Override
    public Set<String> brokenRules() {
      return stage.brokenRules();
    }
  }

  @Test
  void everyNumberThatIsPassedToABindingIsAWordOfTheCatalogueOrNoneOfFlags() {
    for (Class<?> type :
        List.of(
            NativeMapi.class,
            NativeSession.class,
            NativeStore.class,
            NativeFolder.class,
            NativeMessage.class,
            NativeTable.class,
            NativeStream.class,
            NativeExportChanges.class,
            NativeAddressBook.class,
            NativeAddressContainer.class,
            NativeManageStore.class,
            NativeProfiles.class,
            NativeServiceAdmin.class,
            NativeProviderAdmin.class)) {
      assertThat(PassedWords.numbersOf(type))
          .as(type.getSimpleName())
          .allMatch(
              number ->
                  PassedWords.WORDS.containsKey(number) || PassedWords.NUMBERS.contains(number));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noneBreaksARuleWhateverIsDone(ServiceMode mode) throws Exception {
    Bench bench =
        benches.add(
            new Bench(
                new Recorded(),
                new SubsystemSettings(
                    mode,
                    1,
                    2,
                    LONG,
                    Duration.ofSeconds(5),
                    new Backoff(Duration.ofMillis(1), Duration.ofMillis(4)),
                    Duration.ZERO,
                    new LimitSettings(Map.of()))));
    bench.subsystem.sessions().add(Rig.session("one", LONG));
    bench.subsystem.start();
    Integer read = bench.up().call(PassedWordsTest::everything, LONG);
    assertThat(read).isPositive();
    administer(bench);
    assertThat(bench.stop()).isTrue();

    assertThat(words.broken(mode == ServiceMode.SERVICE)).isEmpty();
    assertThat(words.all().stream().map(PassedWords.Passed::word).collect(Collectors.toSet()))
        .as("the words that were tried")
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(
                EnumSet.of(
                    // Bindings pass these.
                    Word.OPEN_ADDRESS_BOOK,
                    Word.RESOLVE_NAME,
                    Word.EMPTY_FOLDER,
                    Word.DELETE_MESSAGES,
                    Word.DELETE_ATTACH,
                    Word.GET_IDS_FROM_NAMES,
                    Word.SUBMIT_MESSAGE,
                    Word.RENAME_PROFILE)));
    assertThat(bench.stage.brokenRules()).isEmpty();
  }

  private static Integer everything(MapiScope mapi) throws Exception {
    Folder inbox = mapi.defaultStore().inbox();
    Folder other = mapi.defaultStore().root().createFolder("words");
    EntryId id =
        inbox
            .createMessage()
            .subject("words")
            .body("text")
            .attach("a.bin", "", new ByteArrayInputStream(new byte[10_000]))
            .save()
            .entryId();
    int read;
    try (InputStream content = mapi.message(id).attachments().get(0).openStream()) {
      read = content.readAllBytes().length;
    }
    Message message = mapi.message(id);
    message.markRead(true);
    message.markRead(false);
    assertThat(message.set(Pr.SUBJECT, "others").save().entryId()).isEqualTo(id);
    inbox.copyMessages(List.of(id), other);
    inbox.moveMessages(List.of(id), other);
    other.deleteMessages(
        other.messages().list(Query.columns(Pr.ENTRYID)).stream()
            .map(row -> row.get(Pr.ENTRYID))
            .toList());
    Folder copy = other.copyTo(mapi.defaultStore().root(), "copy");
    Folder moved = copy.moveTo(other);
    moved.delete();
    EntryId unused =
        mapi.defaultStore()
            .outbox()
            .createMessage()
            .subject("sent")
            .body("text")
            .to("Jo", "jo@example.com")
            .submit();
    return read;
  }

  /** A profile that can be described is made without a question; the others cannot be. */
  private static void administer(Bench bench) throws Exception {
    MapiProfiles profiles = bench.registry.find(MapiProfiles.class).orElseThrow();
    Random random = new Random(20260714);
    int refused = 0;
    for (int i = 0; i < PROFILES; i++) {
      NewProfile profile = NewProfile.named("made");
      int kind = random.nextInt(3);
      if (kind == 1) {
        profile = profile.withExchange(new ExchangeMailbox.ByAddress("jo@example.com"));
      } else if (kind == 2) {
        profile = profile.withExchange(new ExchangeMailbox.OnServer("server", "jo"));
      }
      int flags = random.nextBoolean() ? random.nextInt() : random.nextInt(16);
      try {
        profile = profile.with(NewService.named("MSEMS").with(CONFIG_FLAGS.with(flags)));
        assertThat(flags & 0xE).as("the bits that ask").isZero();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("0x66010003").hasMessageContaining("R4");
        assertThat(flags & 0xE).as("the bits that ask").isNotZero();
        refused++;
      }
      List<Promise<?>> all = new ArrayList<>();
      all.add(profiles.create(profile));
      all.add(profiles.copy("made", "copied"));
      all.add(profiles.rename("copied", "renamed"));
      all.add(profiles.services("renamed"));
      all.add(profiles.delete("renamed"));
      all.add(profiles.delete("made"));
      for (Promise<?> each : all) {
        Bench.until("it is done", each::isDone);
        assertThat(each.getFailure()).isNull();
      }
    }
    assertThat(refused).isBetween(1, PROFILES - 1);
  }
}

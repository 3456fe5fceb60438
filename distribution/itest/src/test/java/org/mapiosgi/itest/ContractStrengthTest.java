// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeSearch;
import org.mapiosgi.tck.BindingContract;
import org.mapiosgi.tck.BindingFixture;

/**
 * That the contract suite can fail: it is run on the emulator with one fault at a time put into it,
 * and has to notice each.
 */
class ContractStrengthTest {
  /** A way to break the contract, and the part of it that must say so. */
  enum Broken {
    SORTING(BindingContract.Tables.class, "NativeTable.sortTable", (with, sound) -> null),
    COLUMN_ORDER(
        BindingContract.Tables.class,
        "NativeTable.setColumns",
        (with, sound) -> {
          List<Object> columns = new ArrayList<>((List<?>) with[0]);
          Collections.reverse(columns);
          return sound.call(columns);
        }),
    SEEKING(
        BindingContract.Tables.class, "NativeTable.seekRow", (with, sound) -> sound.call(1L, 0)),
    BOOKMARKS(
        BindingContract.Cursors.class,
        "NativeTable.createBookmark",
        (with, sound) -> (Long) sound.call() & 0xFFFF_FFFFL),
    FINDING(
        BindingContract.Cursors.class,
        "NativeTable.findRow",
        (with, sound) -> sound.call(with[0], with[1], 0)),
    CATEGORIES(
        BindingContract.Cursors.class,
        "NativeTable.sortTable",
        (with, sound) -> sound.call(with[0], 0, 0)),
    EXPANDING(
        BindingContract.Cursors.class,
        "NativeTable.expandRow",
        (with, sound) -> (Integer) sound.call(with) - 1),
    INSTANCES(
        BindingContract.Instances.class,
        "NativeTable.setColumns",
        (with, sound) ->
            sound.call(
                ((List<?>) with[0])
                    .stream().filter(column -> !((PropTag<?>) column).instance()).toList())),
    ROW_COUNT(
        BindingContract.Tables.class,
        "NativeTable.getRowCount",
        (with, sound) -> (Integer) sound.call() + 1),
    RESTRICTING(BindingContract.Restrictions.class, "NativeTable.restrict", (with, sound) -> null),
    CASE(
        BindingContract.Restrictions.class,
        "NativeTable.restrict",
        (with, sound) -> sound.call(ignoringCase((Restriction) with[0]))),
    SAVING(BindingContract.Stores.class, "NativeProps.saveChanges", (with, sound) -> null),
    READ_FLAG(BindingContract.Stores.class, "NativeMessage.setReadFlag", (with, sound) -> null),
    PARTIAL_DELETION(
        BindingContract.Stores.class,
        "NativeFolder.deleteMessages",
        (with, sound) -> {
          sound.call(with);
          return HResult.S_OK;
        }),
    MOVING(
        BindingContract.Stores.class,
        "NativeFolder.copyMessages",
        (with, sound) -> sound.call(with[0], with[1], 0)),
    NAMED_ERRORS(
        BindingContract.Stores.class,
        "NativeStore.openMessage",
        (with, sound) -> {
          try {
            return sound.call(with);
          } catch (RuntimeException e) {
            throw new NullPointerException(e.getMessage());
          }
        }),
    LONG_STREAMS(
        BindingContract.Properties.class,
        "NativeStream.read",
        (with, sound) -> {
          int read = (Integer) sound.call(with);
          return read > 1 ? read - 1 : read;
        }),
    PROPERTY_ORDER(
        BindingContract.Properties.class,
        "NativeProps.getProps",
        (with, sound) -> {
          List<Object> values = new ArrayList<>((List<?>) sound.call(with));
          Collections.reverse(values);
          return values;
        }),
    DELETING_PROPERTIES(
        BindingContract.Properties.class, "NativeProps.deleteProps", (with, sound) -> null),
    SYNC_READ_STATES(
        BindingContract.Syncing.class,
        "NativeExportChanges.config",
        (with, sound) ->
            sound.call(
                with[0],
                (Integer) with[1] & ~NativeExportChanges.SYNC_READ_STATE,
                with[2],
                with[3])),
    SYNC_STEPS(
        BindingContract.Syncing.class,
        "NativeExportChanges.synchronize",
        (with, sound) -> {
          sound.call();
          return false;
        }),
    SYNC_STATE(
        BindingContract.Syncing.class,
        "NativeExportChanges.updateState",
        (with, sound) -> new byte[0]),
    HIERARCHY_SYNC_STEPS(
        BindingContract.HierarchySyncing.class,
        "NativeExportChanges.synchronize",
        (with, sound) -> false),
    RECIPIENTS(
        BindingContract.Messages.class,
        "NativeMessage.modifyRecipients",
        (with, sound) -> sound.call(with[0], ((List<?>) with[1]).subList(0, 1))),
    PROFILE_CREATION(
        BindingContract.Profiles.class, "NativeProfiles.createProfile", (with, sound) -> null),
    PROFILE_DELETION(
        BindingContract.Profiles.class, "NativeProfiles.deleteProfile", (with, sound) -> null),
    PROFILE_COPY(
        BindingContract.Profiles.class,
        "NativeProfiles.copyProfile",
        (with, sound) -> sound.call(with[1], with[0], with[2])),
    PROFILE_DEFAULT(
        BindingContract.Profiles.class, "NativeProfiles.setDefaultProfile", (with, sound) -> null),
    PROFILE_DIALOGS(
        BindingContract.Profiles.class,
        "NativeServiceAdmin.createMsgService",
        (with, sound) -> sound.call(with[0], with[1], 0)),
    PROFILE_SERVICE_SETTINGS(
        BindingContract.Profiles.class,
        "NativeServiceAdmin.configureMsgService",
        (with, sound) -> null),
    PROFILE_PROVIDERS(
        BindingContract.Profiles.class,
        "NativeServiceAdmin.deleteMsgService",
        (with, sound) -> null),
    RELEASING(BindingContract.Logon.class, "NativeObject.release", (with, sound) -> null),
    NO_MAIL_RULE(
        BindingContract.Logon.class,
        "NativeMapi.logonEx",
        (with, sound) -> sound.call(with[0], (Integer) with[1] | NativeMapi.MAPI_NO_MAIL)),
    UNKNOWN_FLAGS(
        BindingContract.Initialisation.class,
        "NativeMapi.initialize",
        (with, sound) -> sound.call(NativeMapi.MAPI_NT_SERVICE)),
    UNINITIALISING(
        BindingContract.Initialisation.class, "NativeMapi.uninitialize", (with, sound) -> null),
    SUBMITTING_TO_NOBODY(
        BindingContract.Submitting.class,
        "NativeMessage.submitMessage",
        (with, sound) -> {
          try {
            return sound.call();
          } catch (RuntimeException e) {
            return null;
          }
        }),
    NOTIFIED_THREAD(
        BindingContract.Notifications.class,
        "NativeStore.advise",
        (with, sound) -> sound.call(with[0], with[1], elsewhere((NativeAdviseSink) with[2]))),
    EVENT_MASK(
        BindingContract.Notifications.class,
        "NativeStore.advise",
        (with, sound) -> sound.call(with[0], 0x2, with[2])),
    UNADVISING(BindingContract.Notifications.class, "NativeStore.unadvise", (with, sound) -> null),
    WATCHED_OBJECT(
        BindingContract.Watches.class,
        "NativeStore.advise",
        (with, sound) -> sound.call(Optional.empty(), with[1], with[2])),
    WATCHED_TABLE(
        BindingContract.Watches.class,
        "NativeTable.advise",
        (with, sound) -> sound.call(elsewhere((NativeAdviseSink) with[0]))),
    ABORTING(BindingContract.Submitting.class, "NativeStore.abortSubmit", (with, sound) -> null),
    SEARCH_DEPTH(
        BindingContract.Searches.class,
        "NativeFolder.setSearchCriteria",
        (with, sound) ->
            sound.call(with[0], with[1], (Integer) with[2] & ~NativeFolder.RECURSIVE_SEARCH)),
    SEARCH_END(
        BindingContract.Searches.class,
        "NativeFolder.setSearchCriteria",
        (with, sound) ->
            ((Integer) with[2] & NativeFolder.STOP_SEARCH) == 0 ? sound.call(with) : null),
    SEARCH_CRITERIA(
        BindingContract.Searches.class,
        "NativeFolder.getSearchCriteria",
        (with, sound) -> {
          NativeSearch search = (NativeSearch) sound.call(with);
          return new NativeSearch(search.restriction(), List.of(), search.state());
        }),
    NAMES_OF_PROPERTIES(
        BindingContract.Properties.class,
        "NativeProps.getNamesFromIDs",
        (with, sound) -> {
          List<Object> names = new ArrayList<>((List<?>) sound.call(with));
          Collections.reverse(names);
          return names;
        }),
    WAKE_IS_FORGOTTEN(
        BindingContract.MessageQueues.class, "MessageQueue.await", twice(new AtomicBoolean()));

    private final Class<?> part;
    private final String method;
    private final Mutant.Fault fault;

    Broken(Class<?> part, String method, Mutant.Fault fault) {
      this.part = part;
      this.method = method;
      this.fault = fault;
    }

    /** Each wake is told of twice. */
    private static Mutant.Fault twice(AtomicBoolean again) {
      return (with, sound) -> {
        Object wakeup = sound.call(with);
        if (wakeup == MessageQueue.Wakeup.WOKEN) {
          again.set(true);
          return wakeup;
        }
        return again.getAndSet(false) ? MessageQueue.Wakeup.WOKEN : wakeup;
      };
    }

    private static NativeAdviseSink elsewhere(NativeAdviseSink sink) {
      return events -> {
        Thread thread = new Thread(() -> sink.onNotify(events), "not MAPI's thread");
        thread.setDaemon(true);
        // What a test's sink throws on purpose is no news.
        thread.setUncaughtExceptionHandler((failed, failure) -> {});
        thread.start();
      };
    }

    private static Restriction ignoringCase(Restriction restriction) {
      return restriction instanceof Restriction.Content content
          ? new Restriction.Content(
              content.match(), Set.of(Restriction.Fuzzy.IGNORE_CASE), content.value())
          : restriction;
    }
  }

  /** What the engine makes instances of: it takes no arguments, so this is where they wait. */
  private static final AtomicReference<MapiSubsystemBinding> SUBJECT = new AtomicReference<>();

  /** Run by these tests only; no test by its name. */
  static class Subject extends BindingContract {
    @Override
    protected BindingFixture fixture() {
      return new BindingFixture() {
        @Override
        public MapiSubsystemBinding binding() {
          return SUBJECT.get();
        }

        @Override
        public String serviceProfile() {
          return MapiEmulator.DEFAULT_PROFILE;
        }

        @Override
        public String selfAddress() {
          return MapiEmulator.DEFAULT_ADDRESS;
        }
      };
    }
  }

  private static MapiEmulator emulator() {
    MapiEmulator emulator = Emulators.open();
    for (int number = 0; number < 3; number++) {
      assertThat(emulator.deliver("sender@example.test", "number " + number, "text")).isNotNull();
    }
    return emulator;
  }

  private static TestExecutionSummary run(MapiSubsystemBinding binding, Class<?> part) {
    SUBJECT.set(binding);
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                part == null
                    ? DiscoverySelectors.selectClass(Subject.class)
                    : selectNestedClass(List.of(Subject.class), part))
            .build();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }

  @Test
  void theSoundEmulatorPassesThroughTheSameMachinery() {
    MapiSubsystemBinding sound =
        Mutant.of(emulator(), "NativeTable.restrict", (with, proceed) -> proceed.call(with));
    TestExecutionSummary summary = run(sound, null);
    assertThat(summary.getFailures())
        .extracting(failure -> failure.getTestIdentifier().getDisplayName())
        .isEmpty();
    assertThat(summary.getTestsSucceededCount()).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource
  void eachFaultIsNoticed(Broken broken) {
    TestExecutionSummary summary =
        run(Mutant.of(emulator(), broken.method, broken.fault), broken.part);
    assertThat(summary.getTestsStartedCount()).isPositive();
    assertThat(summary.getFailures()).as("failures with broken %s", broken).isNotEmpty();
  }
}

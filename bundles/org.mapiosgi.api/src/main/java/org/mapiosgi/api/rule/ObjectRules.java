// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import static org.mapiosgi.api.rule.Rule.Treatment.DOCUMENTED;
import static org.mapiosgi.api.rule.Rule.Treatment.EMULATOR_CHECKED;
import static org.mapiosgi.api.rule.Rule.Treatment.ENFORCED_BY_CONSTRUCTION;
import static org.mapiosgi.api.rule.Rule.Treatment.GUARDED;
import static org.mapiosgi.api.rule.RuleEntry.rule;

import java.util.List;

/** R13 to R24: lifetimes, notifications, submission, the end of a session. */
final class ObjectRules {
  private ObjectRules() {}

  static List<Rule> all() {
    return List.of(
        rule(
            "R13",
            "EL",
            "Every object of a session is released before Logoff; after it nothing but Release may"
                + " be called.",
            "Objects may never be freed, and the store keeps their handles on the server.",
            "Microsoft Learn, Ending a MAPI session; IMAPISession::Logoff",
            ENFORCED_BY_CONSTRUCTION,
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R14",
            "E",
            "What was opened last is released first: a store stays connected until the last table,"
                + " folder and message of it is released.",
            "At about 255 open stores in a process MAPI_E_FAILONEPROVIDER (0x8004011D) answers the"
                + " next.",
            "KB 260141",
            ENFORCED_BY_CONSTRUCTION,
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R15",
            "H",
            "Each Advise has its Unadvise, and the sink stays alive until MAPI has released it:"
                + " OnNotify may come after Unadvise.",
            "MAPI calls into memory that is no sink any more.",
            "Microsoft Learn, Timing a Notification; Canceling a Notification",
            ENFORCED_BY_CONSTRUCTION,
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R16",
            "S",
            "OnNotify may come on any thread and inside another MAPI call: it copies, queues and"
                + " returns, and calls nothing.",
            "Notifications come late or get lost, and MAPI's notification engine waits for the"
                + " listener.",
            "Microsoft Learn, Implementing an Advise Sink Object; HrThisThreadAdviseSink",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R17",
            "S",
            "Connection numbers, bookmarks and ulUIParam are as wide as a pointer.",
            "A 64-bit process cuts them to 32 bits and names another connection, or none.",
            "MAPIX.h; MAPIDefS.h",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R18",
            "E",
            "Advise is called on a store only where PR_STORE_SUPPORT_MASK has STORE_NOTIFY_OK.",
            "The store returns MAPI_E_NO_SUPPORT (0x80040102).",
            "Microsoft Learn, Registering for a Notification",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R19",
            "D",
            "A service submits only to a store that sends by itself: STORE_SUBMIT_OK, and either an"
                + " Exchange server's store (PR_MDB_PROVIDER) or one that a transport owns"
                + " (STATUS_OWN_STORE).",
            "There is no spooler: the message stays in the Outbox for ever, and SubmitMessage says"
                + " that all is well.",
            "Microsoft Learn, Tightly Coupled Message Stores; PR_RESOURCE_FLAGS; MAPILogonEx",
            GUARDED,
            EMULATOR_CHECKED),
        rule(
            "R20",
            "EH",
            "After SubmitMessage the message and what was opened in it are dead; its entry id is"
                + " read before.",
            "The next call fails or crashes, and AbortSubmit has nothing to name the message by.",
            "Microsoft Learn, IMessage::SubmitMessage",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R21",
            "D",
            "A session whose store is not a server's stays logged on until what it submitted is"
                + " transferred.",
            "A Logoff right after SubmitMessage may leave mail behind.",
            "Microsoft Learn, Ending a MAPI session",
            DOCUMENTED),
        rule(
            "R22",
            "S",
            "A service logs on with MAPI_NEW_SESSION and the name of its profile, never with"
                + " MAPI_ALLOW_OTHERS or MAPI_USE_DEFAULT.",
            "It joins another program's session, with that one's profile, or lets others join its"
                + " own.",
            "Microsoft Learn, MAPILogonEx",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R23",
            "H",
            "Logoff is never called with MAPI_LOGOFF_SHARED.",
            "It shuts down every MAPI client of the user, Outlook included.",
            "Microsoft Learn, IMAPISession::Logoff",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R24",
            "H",
            "After IMAPIClientShutdown::DoFastShutdown no MAPI call follows, not even"
                + " MAPIUninitialize.",
            "The process crashes on its way out.",
            "Microsoft Learn, Best Practices for Fast Shutdown",
            ENFORCED_BY_CONSTRUCTION));
  }
}

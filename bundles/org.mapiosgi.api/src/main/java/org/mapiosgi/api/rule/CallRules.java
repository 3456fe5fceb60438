// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import static org.mapiosgi.api.rule.Rule.Treatment.DOCUMENTED;
import static org.mapiosgi.api.rule.Rule.Treatment.EMULATOR_CHECKED;
import static org.mapiosgi.api.rule.Rule.Treatment.ENFORCED_BY_CONSTRUCTION;
import static org.mapiosgi.api.rule.Rule.Treatment.GUARDED;
import static org.mapiosgi.api.rule.RuleEntry.rule;

import java.util.List;

/** R39 to R50: single calls, errors, and what MAPI is not for. */
final class CallRules {
  private CallRules() {}

  static List<Rule> all() {
    return List.of(
        rule(
            "R39",
            "E",
            "In one session a store is opened either with MDB_ONLINE or without, not both.",
            "The second open fails.",
            "Microsoft Learn, IMAPISession::OpenMsgStore; KB 834496",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R40",
            "D",
            "MAPI_E_END_OF_SESSION and MAPI_E_RECONNECTED ask to open again and repeat;"
                + " MAPI_E_NETWORK_ERROR, MAPI_E_OFFLINE and MAPI_E_BUSY to wait; MAPI_E_NO_ACCESS"
                + " to stop.",
            "A passing fault ends the work, or a lasting one is repeated for ever.",
            "S. Griffin, \"What is MAPI_E_RECONNECTED?\" (2012)",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R41",
            "E",
            "Exchange address book tables get no TBL_ASYNC and no WaitForCompletion.",
            "The call fails.",
            "Exchange Development Kit, directory error codes",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R42",
            "S",
            "A table row has the columns of the last SetColumns, in that order; a property that is"
                + " missing is a PT_ERROR cell; MAPI_E_BUSY means: again, later.",
            "A value is read from the wrong column, or an error code is taken for one.",
            "Microsoft Learn, IMAPITable",
            GUARDED),
        rule(
            "R43",
            "E",
            "A provider may refuse a flag that its version does not know; the call is repeated"
                + " without the flag, or not at all.",
            "MAPI_E_UNKNOWN_FLAGS (0x80040106), for ever.",
            "mfcmapi issue 540",
            EMULATOR_CHECKED),
        rule(
            "R44",
            "D",
            "A property is written as a stream or with SetProps, not both at a time, and through"
                + " one stream only.",
            "What is stored is not defined.",
            "Microsoft Learn, IMAPIProp::OpenProperty",
            ENFORCED_BY_CONSTRUCTION,
            EMULATOR_CHECKED),
        rule(
            "R45",
            "S",
            "Under MAPI_NO_MAIL the spooler's status row says STATUS_FAILURE, and no read reports"
                + " come: both are normal.",
            "Health checks raise a false alarm.",
            "Microsoft Learn, MAPILogonEx; Logging On to MAPI",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R46",
            "H",
            "Status objects of transports and form objects stay on the thread that opened them;"
                + " objects that MAPI only fills in are never taken for thread-safe.",
            "Two threads in one object corrupt it.",
            "Microsoft Learn, Using Thread-Safe Objects; Threading in MAPI",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R47",
            "H",
            "While MAPIInitialize or MAPILogonEx runs on a thread, nothing starts another of them"
                + " there, not even a window message.",
            "MAPI crashes in a logon inside of a logon.",
            "KB Q235059",
            ENFORCED_BY_CONSTRUCTION),
        rule(
            "R48",
            "H",
            "The Outlook Object Model is not used in a service.",
            "It waits for a user, and Microsoft does not support it there.",
            "KB 237913; Microsoft Learn, Considerations for unattended automation of Office",
            DOCUMENTED),
        rule(
            "R49",
            "E",
            "MAPI comes with classic Outlook or the Microsoft 365 apps; Exchange MAPI/CDO ended"
                + " with Exchange 2013, and the new Outlook has none.",
            "There is no MAPI to load.",
            "D. Vespa, blog (2015)",
            DOCUMENTED),
        rule(
            "R50",
            "S",
            "FlushQueues is the spooler's business and does nothing under MAPI_NO_MAIL.",
            "It seems to send, and sends nothing.",
            "KB 188297",
            ENFORCED_BY_CONSTRUCTION));
  }
}

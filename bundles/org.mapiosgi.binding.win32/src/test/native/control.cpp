// SPDX-License-Identifier: Apache-2.0
//
// What a test does to the provider while the process runs: exports beside those of MAPI. None of
// them is a MAPI call; any thread may call them.
#include "faults.h"
#include "memory.h"
#include "objects.h"
#include "threads.h"

#include <cstring>

using namespace ref;

#define CONTROL extern "C" __declspec(dllexport)

namespace {

/** As much of a text as fits, with its end; how long all of it is. */
ULONG copyText(const std::string& text, char* out, ULONG size) {
  if (out != nullptr && size > 0) {
    size_t length = std::min(text.size(), static_cast<size_t>(size - 1));
    memcpy(out, text.data(), length);
    out[length] = 0;
  }
  return static_cast<ULONG>(text.size());
}

}  // namespace

/** Forgets mailboxes, faults and violations; the next logon finds new mailboxes. Only while nobody is logged on. */
CONTROL BOOL WINAPI MapiRefReset(ULONG messages) {
  Faults::instance().arm("");
  Trace::instance().forgetViolations();
  if (liveObjects() != 0) return FALSE;
  resetMailboxes(messages);
  return TRUE;
}

/** Replaces the faults and counts anew; as MAPIREF_FAULTS, see faults.h. */
CONTROL BOOL WINAPI MapiRefFaults(const char* list) { return Faults::instance().arm(list); }

/** Ends the faults and lets go whoever hangs; what was counted stays. */
CONTROL void WINAPI MapiRefDisarm() { Faults::instance().disarm(); }

/** Calls since then that could be struck: by failing, or with everything, by hanging. */
CONTROL LONG WINAPI MapiRefCalls(BOOL everything) { return Faults::instance().calls(everything != FALSE); }

CONTROL LONG WINAPI MapiRefHits() { return Faults::instance().hits(); }

CONTROL ULONG WINAPI MapiRefStruck(char* out, ULONG size) { return copyText(Faults::instance().struck(), out, size); }

CONTROL ULONG WINAPI MapiRefViolations(char* out, ULONG size) {
  return copyText(Trace::instance().violationText(), out, size);
}

CONTROL LONG WINAPI MapiRefObjects() { return liveObjects(); }

CONTROL LONG WINAPI MapiRefBuffers() { return liveBuffers(); }

/** Calls of MAPIInitialize that wait for their MAPIUninitialize. */
CONTROL LONG WINAPI MapiRefLeases() { return static_cast<LONG>(Threads::instance().leases()); }

/** Mail from outside, with what is notified of it. */
CONTROL BOOL WINAPI MapiRefDeliver(const wchar_t* profile, const wchar_t* subject) {
  Held held(modelLock());
  const Profile* found = Profiles::instance().find(profile);
  Mailbox* mailbox = found == nullptr ? nullptr : mailboxOf(*found);
  if (mailbox == nullptr) return FALSE;
  MessageData mail = seedMessage(1, 2, mailbox->identity());
  mail.props.put(PR_SUBJECT_W, std::wstring(subject));
  mailbox->deliver(mail);
  return TRUE;
}

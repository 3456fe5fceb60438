// SPDX-License-Identifier: Apache-2.0
//
// Notifications. An event is queued by the call that caused it; a worker thread posts it to a
// hidden window of the first initialising thread; OnNotify is called by that window's procedure,
// so only while that thread pumps. With MAPI_MULTITHREAD_NOTIFICATIONS the worker calls OnNotify.
#pragma once

#include "mailbox.h"

#include <deque>

namespace ref {

/** One Advise. */
struct Connection {
  ULONG_PTR number;
  const void* owner;  // the object it was made on
  ULONG mask;
  Bytes scope;  // an entry id; empty for the whole store
  const Mailbox* mailbox;
  LPMAPIADVISESINK sink;
};

class Notifier {
 public:
  static Notifier& instance();

  /** On the first initialising thread. */
  bool start(bool ownThread);
  /** At the last MAPIUninitialize; drops what is not delivered. */
  void stop();

  /** Takes over one reference of the sink. */
  ULONG_PTR advise(const void* owner, const Mailbox* mailbox, ULONG mask, const Bytes& scope, LPMAPIADVISESINK sink);
  /** The sink, to be released by the caller outside of all locks; null for an unknown number. */
  LPMAPIADVISESINK unadvise(const void* owner, ULONG_PTR number);
  /** All connections made on an object that ends; their sinks as above. */
  std::vector<LPMAPIADVISESINK> abandon(const void* owner);

  void happened(const Mailbox* mailbox, const Event& event);
  /** Notifies one connection many times, and fast, of something that did not happen. */
  void storm(ULONG_PTR connection, const Event& event, ULONG times);

 private:
  struct Delivery {
    ULONG_PTR connection;
    Event event;
  };

  static LRESULT CALLBACK windowProcedure(HWND window, UINT message, WPARAM w, LPARAM l);
  static DWORD WINAPI workerMain(LPVOID self);
  void work();
  void deliverPosted();
  void deliver(const Delivery& delivery);
  void notify(LPMAPIADVISESINK sink, const Event& event);

  Lock lock_;
  std::vector<Connection> connections_;
  std::deque<Delivery> queued_;  // for the worker
  Delivery storm_ = {};           // when nothing is queued, so often:
  ULONG stormLeft_ = 0;
  std::deque<Delivery> posted_;  // for the window procedure
  ULONG_PTR next_ = 0x500000001ULL;  // above 2^32: a client that truncates it cannot Unadvise
  HWND window_ = nullptr;
  HANDLE worker_ = nullptr;
  HANDLE wake_ = nullptr;
  bool stopping_ = false;
  bool ownThread_ = false;
};

}  // namespace ref

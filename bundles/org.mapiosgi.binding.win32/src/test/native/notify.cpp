// SPDX-License-Identifier: Apache-2.0
#include "notify.h"

#include "faults.h"
#include "memory.h"
#include "trace.h"

#include <algorithm>
#include <cstring>

namespace ref {

namespace {

const UINT WM_DELIVER = WM_APP + 0x37;
const wchar_t* const WINDOW_CLASS = L"mapi-osgi reference provider notifications";

HINSTANCE module() {
  HMODULE handle = nullptr;
  GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                     reinterpret_cast<LPCWSTR>(&module), &handle);
  return handle;
}

LPENTRYID entry(Bytes& id) { return id.empty() ? nullptr : reinterpret_cast<LPENTRYID>(id.data()); }

}  // namespace

Notifier& Notifier::instance() {
  static Notifier* notifier = new Notifier;
  return *notifier;
}

bool Notifier::start(bool ownThread) {
  WNDCLASSW type = {};
  type.lpfnWndProc = windowProcedure;
  type.hInstance = module();
  type.lpszClassName = WINDOW_CLASS;
  RegisterClassW(&type);  // a second start finds it registered
  HWND window = CreateWindowExW(0, WINDOW_CLASS, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, module(), nullptr);
  if (window == nullptr) return false;
  Held held(lock_);
  ownThread_ = ownThread;
  stopping_ = false;
  window_ = window;
  wake_ = CreateEventW(nullptr, FALSE, FALSE, nullptr);
  worker_ = CreateThread(nullptr, 0, workerMain, this, 0, nullptr);
  return worker_ != nullptr;
}

void Notifier::stop() {
  HANDLE worker;
  {
    Held held(lock_);
    stopping_ = true;
    worker = worker_;
    SetEvent(wake_);
  }
  // The worker may be inside OnNotify, which a client may block: not waited for without end.
  WaitForSingleObject(worker, 5000);
  std::vector<LPMAPIADVISESINK> sinks;
  {
    Held held(lock_);
    CloseHandle(worker_);
    CloseHandle(wake_);
    worker_ = wake_ = nullptr;
    // Works on the window's own thread only; elsewhere the window ends with that thread.
    DestroyWindow(window_);
    window_ = nullptr;
    stormLeft_ = 0;
    queued_.clear();
    posted_.clear();
    for (const Connection& each : connections_) sinks.push_back(each.sink);
    connections_.clear();
  }
  if (!sinks.empty()) {
    Trace::instance().violation("R15", std::to_string(sinks.size()) + " connections without Unadvise");
  }
  for (LPMAPIADVISESINK sink : sinks) sink->Release();
}

ULONG_PTR Notifier::advise(const void* owner, const Mailbox* mailbox, ULONG mask, const Bytes& scope,
                           LPMAPIADVISESINK sink) {
  Held held(lock_);
  ULONG_PTR number = next_++;
  connections_.push_back(Connection{number, owner, mask, scope, mailbox, sink});
  return number;
}

LPMAPIADVISESINK Notifier::unadvise(const void* owner, ULONG_PTR number) {
  Held held(lock_);
  auto at = std::find_if(connections_.begin(), connections_.end(), [&](const Connection& each) {
    return each.number == number && each.owner == owner;
  });
  if (at == connections_.end()) return nullptr;
  LPMAPIADVISESINK sink = at->sink;
  connections_.erase(at);
  if (storm_.connection == number) stormLeft_ = 0;
  return sink;
}

std::vector<LPMAPIADVISESINK> Notifier::abandon(const void* owner) {
  Held held(lock_);
  std::vector<LPMAPIADVISESINK> sinks;
  for (size_t i = connections_.size(); i-- > 0;) {
    if (connections_[i].owner != owner) continue;
    sinks.push_back(connections_[i].sink);
    connections_.erase(connections_.begin() + static_cast<ptrdiff_t>(i));
  }
  return sinks;
}

void Notifier::happened(const Mailbox* mailbox, const Event& event) {
  Held held(lock_);
  bool any = false;
  for (const Connection& each : connections_) {
    if (each.mailbox != mailbox) continue;
    bool inScope = each.scope.empty() || each.scope == event.id || each.scope == event.parent ||
                   each.scope == event.oldParent;
    if (!inScope) continue;
    if (each.mask & event.type) {
      queued_.push_back(Delivery{each.number, event});
      any = true;
    }
    if ((each.mask & fnevTableModified) != 0 && event.type != fnevNewMail) {
      Event table = event;
      table.type = fnevTableModified;
      queued_.push_back(Delivery{each.number, table});
      any = true;
    }
  }
  if (any && wake_ != nullptr) SetEvent(wake_);
}

void Notifier::storm(ULONG_PTR connection, const Event& event, ULONG times) {
  Held held(lock_);
  storm_ = Delivery{connection, event};
  stormLeft_ = times;
  if (times > 0 && wake_ != nullptr) SetEvent(wake_);
}

DWORD WINAPI Notifier::workerMain(LPVOID self) {
  static_cast<Notifier*>(self)->work();
  return 0;
}

void Notifier::work() {
  for (;;) {
    WaitForSingleObject(wake_, INFINITE);
    for (;;) {
      Delivery next;
      bool full = false;
      {
        Held held(lock_);
        if (stopping_) return;
        if (queued_.empty() && stormLeft_ == 0) break;
        if (queued_.empty()) {
          queued_.push_back(storm_);
          stormLeft_--;
        }
        next = queued_.front();
        if (!ownThread_) {
          // A thread that does not pump fills its queue (10,000 messages): the event waits here.
          full = !PostMessageW(window_, WM_DELIVER, 0, 0);
          if (!full) posted_.push_back(next);
        }
        if (!full) queued_.pop_front();
      }
      if (full) Sleep(50);
      if (ownThread_) deliver(next);
    }
  }
}

LRESULT CALLBACK Notifier::windowProcedure(HWND window, UINT message, WPARAM w, LPARAM l) {
  if (message != WM_DELIVER) return DefWindowProcW(window, message, w, l);
  instance().deliverPosted();
  return 0;
}

void Notifier::deliverPosted() {
  Delivery next;
  {
    Held held(lock_);
    if (posted_.empty()) return;
    next = posted_.front();
    posted_.pop_front();
  }
  deliver(next);
}

void Notifier::deliver(const Delivery& delivery) {
  LPMAPIADVISESINK sink = nullptr;
  {
    Held held(lock_);
    auto at = std::find_if(connections_.begin(), connections_.end(),
                           [&](const Connection& each) { return each.number == delivery.connection; });
    if (at == connections_.end()) return;
    sink = at->sink;
    sink->AddRef();
  }
  notify(sink, delivery.event);
  sink->Release();
}

void Notifier::notify(LPMAPIADVISESINK sink, const Event& event) {
  Event copy = event;
  NOTIFICATION native;
  memset(&native, 0, sizeof native);
  native.ulEventType = event.type;
  if (event.type == fnevNewMail) {
    NEWMAIL_NOTIFICATION& mail = native.info.newmail;
    mail.cbEntryID = static_cast<ULONG>(copy.id.size());
    mail.lpEntryID = entry(copy.id);
    mail.cbParentID = static_cast<ULONG>(copy.parent.size());
    mail.lpParentID = entry(copy.parent);
    mail.ulFlags = MAPI_UNICODE;
    mail.lpszMessageClass = &copy.messageClass[0];
    mail.ulMessageFlags = copy.messageFlags;
  } else if (event.type == fnevTableModified) {
    native.info.tab.ulTableEvent = TABLE_CHANGED;
  } else {
    OBJECT_NOTIFICATION& object = native.info.obj;
    object.cbEntryID = static_cast<ULONG>(copy.id.size());
    object.lpEntryID = entry(copy.id);
    object.ulObjType = copy.objectType;
    object.cbParentID = static_cast<ULONG>(copy.parent.size());
    object.lpParentID = entry(copy.parent);
    object.cbOldID = static_cast<ULONG>(copy.oldId.size());
    object.lpOldID = entry(copy.oldId);
    object.cbOldParentID = static_cast<ULONG>(copy.oldParent.size());
    object.lpOldParentID = entry(copy.oldParent);
  }
  Arguments arguments("IMAPIAdviseSink::OnNotify");
  arguments.hex("event", event.type);
  Trace::instance().line(arguments.str(), S_OK);
  Faults::instance().passUncounted("IMAPIAdviseSink::OnNotify");
  sink->OnNotify(1, &native);
  // Valid during OnNotify only: whoever kept a pointer reads rubbish from now on.
  std::fill(copy.id.begin(), copy.id.end(), 0xDD);
  std::fill(copy.parent.begin(), copy.parent.end(), 0xDD);
  memset(&native, 0xDD, sizeof native);
}

}  // namespace ref

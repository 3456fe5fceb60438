// SPDX-License-Identifier: Apache-2.0
#include "objects.h"

#include <algorithm>

namespace ref {

namespace {

/** Works on a copy; SaveChanges puts it into the message's working copy, which has its own SaveChanges. */
class Attachment : public PropObject<abi::IAttach> {
 public:
  Attachment(const SessionPtr& session, const std::shared_ptr<MessageData>& work, const Bag& props, bool writable)
      : PropObject("IAttach", session), work_(work), props_(std::make_shared<Bag>(props)), writable_(writable) {}

 protected:
  bool implements(REFIID iid) const override {
    return IsEqualGUID(iid, IID_IMAPIProp) || IsEqualGUID(iid, IID_IAttachment);
  }

  Bag read() override { return *props_; }
  Bag* edit() override { return writable_ ? props_.get() : nullptr; }

  std::function<void(const Value&)> writer() override {
    std::shared_ptr<Bag> props = props_;
    return [props](const Value& value) { props->put(value); };
  }

  void save(ULONG flags) override {
    require(writable_, MAPI_E_NO_ACCESS);
    const Value* data = props_->find(PR_ATTACH_DATA_BIN);
    props_->put(PR_ATTACH_SIZE, static_cast<LONGLONG>(data == nullptr ? 0 : data->bytes.size()));
    LONGLONG number = props_->number(PR_ATTACH_NUM);
    auto& all = work_->attachments;
    auto at = std::find_if(all.begin(), all.end(),
                           [number](const Bag& each) { return each.number(PR_ATTACH_NUM) == number; });
    if (at == all.end()) {
      all.push_back(*props_);
    } else {
      *at = *props_;
    }
    if (flags & KEEP_OPEN_READONLY) writable_ = false;
    if ((flags & (KEEP_OPEN_READONLY | KEEP_OPEN_READWRITE)) == 0) {
      validity = std::make_shared<Validity>(Validity{"R13", "after SaveChanges without KEEP_OPEN"});
    }
  }

  void retire() override {
    work_.reset();
    props_.reset();
  }

 private:
  std::shared_ptr<MessageData> work_;
  std::shared_ptr<Bag> props_;
  bool writable_;
};

}  // namespace

LPATTACH openAttachment(const SessionPtr& session, const std::shared_ptr<Validity>& validity,
                        const std::shared_ptr<MessageData>& work, ULONG number, bool isNew, bool writable) {
  Bag props;
  if (isNew) {
    props.put(PR_ATTACH_NUM, number);
    props.put(PR_OBJECT_TYPE, MAPI_ATTACH);
    props.put(PR_ATTACH_METHOD, NO_ATTACHMENT);
    props.put(PR_ATTACH_SIZE, 0);
    props.put(PR_RENDERING_POSITION, -1);
    props.put(PR_CREATION_TIME, now());
  } else {
    auto at = std::find_if(work->attachments.begin(), work->attachments.end(),
                           [number](const Bag& each) { return each.number(PR_ATTACH_NUM) == number; });
    require(at != work->attachments.end(), MAPI_E_NOT_FOUND);
    props = *at;
  }
  Attachment* attachment = new Attachment(session, work, props, writable);
  attachment->validity = validity;
  return reinterpret_cast<LPATTACH>(static_cast<abi::IAttach*>(attachment));
}

}  // namespace ref

# The screens. Words follow the glossary.

## Everywhere

percent = { $n }%
more = còn nữa
chosen = đã chọn
true = Đúng
false = Sai
too-small = Cửa sổ quá nhỏ. Cần tối thiểu { $columns } cột và { $rows } dòng.
saving = Đang lưu…
saved-at = Đã lưu { $time }
not-saved = CHƯA LƯU
saved-again = Đã lưu lại được tất cả.
time-left = Còn { $clock }
minutes-left = Còn { $n } phút.
overview = tổng quan
result = kết quả
not-counted = không tính điểm

## Keys

key-help = trợ giúp
key-language = ngôn ngữ
key-quit = thoát
key-suspend = tạm dừng chương trình
key-redraw = vẽ lại màn hình
key-page = một trang, hoặc về đầu, về cuối
key-move = chuyển
key-choose = chọn
key-tick = chọn
key-confirm = xác nhận
key-open = mở
key-resume = làm tiếp
key-back = quay lại
key-home = trang chủ
key-scroll = cuộn
key-next = câu sau
key-check = xem đáp án
key-questions = đổi câu
key-flag = đánh dấu
key-overview = tổng quan
key-to-overview = tổng quan
key-next-open = chưa trả lời
key-next-flagged = đã đánh dấu
key-hand-in = nộp bài
key-leave = thoát bài làm
key-clear = bỏ chọn
key-lift = nhấc
key-drop = đặt
key-carry = dời dòng
key-carry-to = dời đến đây
key-gap = chỗ trống
key-pair = dòng
key-passage = đoạn
key-mark = chọn
key-cursor = di chuyển con trỏ
key-erase = xóa một ký tự
key-go-to = đến câu
key-review = xem lại bài
key-certificate = chứng nhận
key-certificates = giấy khác
key-type-name = nhập tên
key-name-right = Đúng, là tôi
key-name-change = Sửa
key-next-field = ô sau
key-list = danh sách
key-folder-up = lên trên
key-another = tệp khác

## Help

help-keys = Các phím trên màn hình này
help-saved = Câu trả lời nào cũng được lưu trên máy này trước khi màn hình báo đã lưu. Nếu chương trình bị lỗi hoặc mất điện, bạn chỉ cần khởi động lại: bạn sẽ làm tiếp đúng câu đang dở, mọi câu trả lời vẫn còn.
help-time = Thời gian còn lại hiện ở góc trên bên phải. Khi hết giờ, những câu đã trả lời được tự động nộp.
help-undo = Trước khi nộp bài, bạn có thể sửa câu trả lời ở mọi câu còn quay lại được. Nộp bài rồi thì không sửa được nữa, nên chương trình sẽ hỏi lại trước khi nộp.
help-plain = Nếu dùng phần mềm đọc màn hình, vui lòng mở chương trình với --plain: vẫn là các câu hỏi đó, trình bày thành từng dòng có đánh số.

## Language and appearance

welcome-language = Ngôn ngữ
welcome-theme = Giao diện
theme-dark = cho cửa sổ nền tối
theme-light = cho cửa sổ nền sáng
theme-contrast = tương phản cao
theme-mono = không dùng màu
can-you-read = Bạn có đọc rõ dòng này không?
cannot-read = Nếu thấy ô vuông hoặc dấu hỏi, vui lòng thoát bằng Ctrl-C rồi mở lại với lệnh: certamen --ascii
ascii-on = Chỉ hiển thị các ký tự đơn giản (--ascii).

## Home

home-quizzes = Bài thi
home-beside = Không tính vào giấy chứng nhận
home-practice = Luyện tập (không tính điểm)
home-certificates = Giấy chứng nhận của tôi
home-verify = Xác minh giấy chứng nhận
home-enrol = Ghi danh: nhập họ tên và đơn vị
home-participant = Học viên khác
nobody-enrolled = Chưa có ai ghi danh. Trước khi làm bài, bạn sẽ được hỏi họ tên và đơn vị.
parts-done = Đã đạt { $done }/{ $total } phần
certificate-after = { $n ->
    [1] Đạt bài này sẽ được cấp giấy chứng nhận hoàn thành.
   *[other] Đạt đủ { $n } phần sẽ được cấp giấy chứng nhận hoàn thành.
}
certificate-after-one = Mỗi bài thi đạt yêu cầu sẽ được cấp một giấy chứng nhận hoàn thành.
all-parts-passed = Bạn đã đạt tất cả các phần. Giấy chứng nhận ở mục “Giấy chứng nhận của tôi”.
bank-did-not-load = { $file } có lỗi nên không được dùng. Vui lòng báo giảng viên chạy: certamen check
n-questions = { $n } câu
n-minutes = { $n } phút
standing-new = chưa làm
standing-open = đang làm, câu { $n }
standing-passed = đạt { $percent }
standing-failed = chưa đạt { $percent }
standing-failed-left = chưa đạt { $percent }, còn { $left }
no-attempts-left = Đã dùng hết { $n } lần làm bài thi này. Vui lòng hỏi giảng viên.
created-training = Đã tạo trên máy này: { $about }

## Who takes part

enrol-pick = Vui lòng chọn tên của bạn
enrol-filter = Họ tên hoặc mã
enrol-nobody = Không có ai phù hợp trong danh sách. Nhấn Enter để nhập họ tên.
enrol-sure = Giấy chứng nhận của bạn sẽ ghi:
enrol-letters = Từng chữ đã đúng chưa? Giấy chứng nhận đã ký thì không sửa được nữa.
enrol-type = Vui lòng nhập thông tin của bạn, sẽ được in trên giấy chứng nhận.
field-name = Họ và tên
field-unit = Đơn vị
field-code = Mã học viên
code-hint = Nếu không được cấp mã, vui lòng để trống. Tuyệt đối không nhập số căn cước hoặc số định danh cá nhân.
code-wrong = Mã học viên có tối đa 32 ký tự: chữ không dấu, chữ số, dấu chấm, gạch nối và gạch dưới.
name-empty = Vui lòng điền mục này.
name-too-long = Nội dung quá dài. Chỉ nhập tối đa 120 ký tự.
name-invisible = Có một ký tự không nhìn thấy được. Vui lòng xóa đi và nhập lại.
enrolled = Bạn đã được ghi danh.

## Before a quiz

rule-questions = { $n } câu hỏi.
rule-time = { $n } phút. Khi hết giờ, những câu đã trả lời được tự động nộp.
rule-no-time = Không giới hạn thời gian.
rule-clock-runs = Đồng hồ vẫn chạy khi bạn thoát ra hoặc bị gián đoạn.
rule-clock-pauses = Đồng hồ dừng lại khi bạn thoát ra hoặc bị gián đoạn.
rule-pass = Điểm đạt: { $percent } tổng số điểm.
rule-minimum = Ngoài ra, phải đạt ít nhất { $percent } ở phần “{ $section }”.
rule-attempts = Đây là lần làm bài { $number }/{ $allowed }.
rule-free = Bạn có thể quay lại và sửa câu trả lời cho đến khi nộp bài.
rule-sequential = Các câu hỏi làm theo thứ tự. Đã qua câu nào thì không quay lại câu đó được.
rule-feedback-after = Nộp bài xong, bạn xem được từng câu hỏi kèm đáp án đúng, giải thích và nguồn.
rule-feedback-never = Nộp bài xong, bạn chỉ xem được điểm số.
rule-saved = Mỗi câu trả lời được lưu ngay trên máy này.
try-keys = Thử các phím trước với một câu không tính điểm
you-take-it-as = Người làm bài: { $name }, { $code }, { $unit }. Nếu không phải bạn, hãy chọn 4.
somebody-else = Tôi là người khác
start-now = Bắt đầu làm bài: đồng hồ bắt đầu chạy
go-back = Để sau
practice-title = Luyện tập
practice-how = Luyện tập không tính điểm và không tính giờ. Trả lời câu nào, bạn xem được ngay giải thích câu đó. Bạn muốn luyện bài nào?
try-title = Làm quen với các phím
try-prompt = Câu này không tính điểm. Nhấn một chữ số để chọn, hoặc di chuyển bằng phím mũi tên rồi nhấn Enter. Sau đó nhấn Enter để quay lại.

    Bạn cần dùng những phím nào?
try-a = Chỉ cần chuột
try-b = Các chữ số, phím mũi tên và Enter
try-c = Một bàn phím mới

## A question

choose-n = { $left ->
    [0] Chọn { $n } phương án: đã đủ.
   *[other] Chọn { $n } phương án: còn thiếu { $left }.
}
choose-too-many = Chỉ chọn { $n } phương án: hãy bỏ bớt.
choose-some = Chọn tất cả các phương án đúng.
order-open = Sắp xếp theo thứ tự: Space nhấc một dòng lên, phím mũi tên dời dòng đó, Space đặt xuống và lưu thứ tự. Nếu thứ tự đã đúng, nhấn Space hai lần.
order-set = Sắp xếp theo thứ tự. Space nhấc một dòng lên rồi đặt xuống.
lifted = đang dời
match-how = Chọn nội dung ứng với từng dòng. Tab chuyển sang dòng kế tiếp.
cloze-how = Điền từng chỗ trống. Tab chuyển sang chỗ trống kế tiếp.
open-part = (chưa chọn)
mark-how = { $n ->
    [0] Tab chuyển giữa các đoạn, Space chọn đoạn. Chưa chọn đoạn nào.
   *[other] Tab chuyển giữa các đoạn, Space chọn đoạn. Đã chọn { $n } đoạn.
}
number-how = Nhập một số.
number-understood = hiểu là { $number }
number-either = hiểu là { $number }; nhấn ↑ hoặc ↓ nếu ý bạn là { $other }
number-none = đây chưa phải là một số
key-other-number = số khác
plain-understood = { $typed }, hiểu là { $number }. Nếu ý bạn là { $other }, hãy nhập { $spelling }.
words-how = Nhập vài từ.
none-open = Không có câu nào chưa trả lời.
none-flagged = Không có câu nào được đánh dấu.
taken-in-order = Các câu hỏi trong bài này phải làm theo thứ tự.
offer-resume = Bài làm bị gián đoạn. Câu trả lời vẫn được giữ nguyên. Enter để tiếp tục.
resumed = Bài làm bị gián đoạn. Câu trả lời vẫn được giữ nguyên.

## With the key

chosen-right = bạn chọn, đúng
chosen-wrong = bạn chọn, sai
the-key = đáp án đúng
in-place = đúng vị trí
belongs-at = vị trí đúng là { $n }
right-is = Đáp án đúng:
mark-legend = Chọn đúng: { $right }. Chọn sai: { $wrong }. Bỏ sót: !.
answer-right = Đúng
answer-partly = Đúng một phần
answer-wrong = Sai
answer-none = Chưa trả lời
earned-of = { $earned } trên { $possible }
points-of = { $earned } trên { $possible } điểm
explanation = Giải thích:
source = Nguồn:

## Overview and submitting

count-answered = đã trả lời { $n }
count-partly = trả lời một phần { $n }
count-open = chưa trả lời { $n }
count-flagged = đã đánh dấu { $n }
partly-answered = { $n } câu mới trả lời một phần. Phần còn thiếu sẽ không được điểm.
open-would-be-zero = Còn { $n } câu chưa trả lời. Nếu nộp bây giờ, câu chưa trả lời sẽ được 0 điểm.
still-flagged = Còn { $n } câu được đánh dấu để xem lại.
all-answered = Đã trả lời tất cả các câu.
cannot-change-after = Sau khi nộp sẽ không sửa được câu trả lời.
ask-hand-in = Nộp bài và kết thúc?
no-go-on = Không, tiếp tục làm bài
yes-hand-in = Có, nộp bài và kết thúc
ask-leave-attempt = Thoát khỏi bài làm?
answers-are-kept = Câu trả lời đã được lưu trên máy này. Bạn có thể tiếp tục sau, từ đúng câu này.
clock-runs-on = Đồng hồ vẫn chạy trong lúc bạn vắng mặt.
clock-stands-still = Đồng hồ dừng lại trong lúc bạn vắng mặt.
yes-leave = Có, thoát; câu trả lời vẫn được giữ
ask-quit = Thoát khỏi Certamen?
no-stay = Không, ở lại
yes-quit = Có, thoát
ask-quit-unsaved = Vẫn thoát dù chưa lưu xong?
unsaved-would-be-lost = Còn câu trả lời chưa lưu được. Nếu thoát bây giờ, những câu đó sẽ mất.
yes-lose = Có, thoát và bỏ những câu đó
ask-pass-on = Sang câu sau mà không trả lời?
cannot-come-back = Các câu hỏi làm theo thứ tự. Bạn sẽ không quay lại câu này được.
yes-pass-on = Có, sang câu sau
wait-until-saved = Vui lòng đợi: câu trả lời chưa được lưu.

## Result

passed = Đạt
not-passed = Chưa đạt
practice-done = Đã luyện tập xong
score-line = { $earned } trên { $possible } điểm   { $percent }   điểm đạt { $mark }
time-ran-out = Hết giờ. Những câu bạn đã trả lời đã được tự động nộp.
minimum-met = { $section }: đạt { $percent }, cần ít nhất { $needed }
minimum-missed = { $section }: mới đạt { $percent }, cần ít nhất { $needed }
by-topic = Theo chủ đề
by-competence = Theo năng lực
practice-not-counted = Đây là bài luyện tập, không tính điểm.
certificate-issued = Bạn đã được cấp giấy chứng nhận { $code }. Nhấn F7 để xem.
parts-left = Đạt thêm { $n } phần nữa của chương trình, bạn sẽ được cấp giấy chứng nhận.
attempts-left = { $n ->
    [0] Không còn lần làm bài nào. Vui lòng hỏi giảng viên.
   *[other] Bạn còn { $n } lần làm bài.
}

## Certificate

certificate-heading = Giấy chứng nhận hoàn thành
certificate-score = Điểm { $percent }% (điểm đạt { $mark }%)
certificate-quiz = { $quiz }: { $percent }% (điểm đạt { $mark }%)
certificate-dates = Cấp ngày { $day }, có giá trị đến { $until }
certificate-date = Cấp ngày { $day }
certificate-code = Số
certificate-file = Tệp
certificate-fingerprint = Mã băm
certificate-offline = Đơn vị có thể xác minh tệp này mà không cần mạng: certamen verify
page-lead = Chứng nhận
page-deed = đã hoàn thành và đạt yêu cầu
page-version = Phiên bản { $version }
page-result = { $percent }%
page-code = Mã QR chứa toàn bộ giấy chứng nhận này cùng các chữ ký số
page-logo = Biểu trưng của { $issuer }
page-attachment = Giấy chứng nhận đã ký số: hãy xác minh tệp này, không phải nội dung in
page-closing = Chỉ nội dung được ký số trong mã QR mới có giá trị. Người nhận trang này có thể xác minh mà không cần mạng: dùng certamen verify với tệp này, bản quét hoặc nội dung mã QR. Phần in mà không được ký số không có giá trị chứng minh.
certificate-page = Trang in
certificate-code-small = Mã QR cần cửa sổ rộng { $columns } cột và cao { $rows } dòng. Mã có trên trang in: { $file }
certificate-code-ascii = Không thể vẽ mã QR khi không có ký tự khối. Mã có trên trang in: { $file }
key-code = mã QR
no-certificate = Bạn chưa được cấp giấy chứng nhận nào.

## Verify

verify-choose = Xác minh giấy chứng nhận nào?
verify-nothing = Không có tệp giấy chứng nhận nào trong thư mục này.
verify-all-signed = Mọi nội dung ở trên đều đã được ký số. Nội dung khác in trên giấy thì không.
verify-nothing-signed = Không có chữ ký số hợp lệ bảo đảm nội dung của tệp này, nên không hiển thị nội dung.
field-title = Giấy chứng nhận
field-score = Kết quả
field-date = Ngày cấp
field-until = Có giá trị đến
field-issuer = Đơn vị cấp
field-root = Được bảo đảm bởi
field-site = Điểm thi
field-status = Trạng thái đến
vouched-by = { $register } (danh bạ { $version } ngày { $day }) · { $did }
vouched-site = { $site } · { $unit } (được cấp đến: { $until })
field-number = Số giấy chứng nhận
field-delivery = Hình thức làm bài
field-quiz = Phần
delivery-supervised-local = trực tiếp, có giám thị, trên máy tính của điểm thi
score-of = { $percent }% (điểm đạt { $mark }%)
not-limited = không thời hạn

verdict-valid = HỢP LỆ
verdict-expired = HẾT HIỆU LỰC
verdict-revoked = ĐÃ BỊ THU HỒI
verdict-untrusted = KHÔNG RÕ ĐƠN VỊ CẤP
verdict-status-unknown = KHÔNG RÕ TÌNH TRẠNG
verdict-altered = ĐÃ BỊ SỬA ĐỔI
verdict-unreadable = KHÔNG ĐỌC ĐƯỢC

## Problems

problem-full = Ổ đĩa chứa { $about } đã đầy. Vui lòng giải phóng dung lượng; câu trả lời vẫn được giữ, sẽ lưu khi có chỗ.
problem-read-only = Không ghi được vào { $about }. Vui lòng hỏi giảng viên; câu trả lời vẫn được giữ, sẽ lưu khi ghi được.
problem-corrupt = { $about } bị hỏng. Chưa có gì trong đó bị thay đổi. Vui lòng báo giảng viên.
problem-busy = { $about } đang bận. Chương trình sẽ thử lưu lại.
problem-taken = Bài làm này đang mở ở cửa sổ hoặc màn hình khác. Vui lòng đóng ở đó trước.
problem-overtaken = Bài làm này đã được làm tiếp ở nơi khác. Vui lòng thoát ra rồi mở lại.
problem-store = Không lưu được. Vui lòng báo giảng viên: { $about }
problem-exists = Một bài làm khác đã bắt đầu cùng lúc. Vui lòng mở lại bài thi.
problem-bank-changed = Ngân hàng câu hỏi của bài làm này đã đổi. Giảng viên cần khôi phục phiên bản ban đầu: { $about }
problem-no-paper = Không ghép được bài { $about } từ các ngân hàng câu hỏi. Đề nghị giảng viên chạy: certamen check
problem-no-quiz = Khóa đào tạo này không có bài thi { $about }.
problem-no-attempts = Đã dùng hết số lần làm bài thi { $about }. Vui lòng hỏi giảng viên.
problem-code-taken = Mã học viên { $about } là của người khác. Vui lòng kiểm tra lại mã, hoặc để trống.
problem-folder = Không đọc được thư mục { $about }.
problem-certificate = Không cấp được giấy chứng nhận: { $about }
problem-page = Giấy chứng nhận đã được cấp, nhưng chưa tạo được trang in: { $about }
problem-page-file = Giấy chứng nhận đã được cấp, nhưng chưa tạo được trang in: { $about } có lỗi. Vui lòng báo giảng viên chạy certamen check và sửa; trang in sẽ được tạo ở lần khởi động sau.
problem-random = Máy này không tạo được số ngẫu nhiên. Vui lòng báo giảng viên: { $about }
problem-no-index = Các vị trí của điểm này trong danh sách trạng thái đã dùng hết nên không cấp được giấy chứng nhận. Hãy đề nghị người giữ khóa gốc cấp thêm: certamen issuer authorize.
problem-site-ended = Theo danh bạ, hôm nay điểm này không được cấp giấy chứng nhận: { $about }. Hãy liên hệ người giữ khóa gốc.
problem-register = Không thể dựa vào danh bạ của khóa tập huấn này nên chưa cấp giấy chứng nhận: { $about }
problem-grade = Điểm đã lưu của “{ $about }” không khớp với các câu trả lời nên chưa cấp giấy chứng nhận. Vui lòng báo giảng viên.
practice-is-not-kept = Đây là bài luyện tập: thoát ra là kết thúc, không tính điểm.
verify-signed-by-unknown = Mọi nội dung trên đều được ký, nhưng bằng khóa mà bạn chưa tin cậy: đừng tin nội dung nào khi chưa biết khóa của ai.
problem-no-practice = Không thể luyện tập “{ $about }”.
verify-own-key = Giấy chứng nhận của điểm này được ký bằng khóa { $did }, dấu vân tay khóa { $fingerprint }.
problem-gone = { $about } đã bị di chuyển, xóa hoặc thay thế. Vui lòng đặt lại tệp; câu trả lời vẫn được giữ cho đến lúc đó.
problem-io = Không đọc hoặc ghi được { $about }. Vui lòng kiểm tra ổ đĩa; câu trả lời vẫn được giữ và sẽ được lưu ngay khi có thể.

## Bài thi được niêm phong

standing-sealed = niêm phong
standing-opening = đang mở
key-unseal = mở
field-passphrase = Mật khẩu
unseal-title = Bài thi được niêm phong { $quiz }
unseal-how = Bài thi này được niêm phong cho đến ngày thi. Nhập mật khẩu do giảng viên công bố rồi nhấn Enter. Sau đó bài thi được mở trên máy này cho đến khi thoát chương trình.
unseal-hint = Những gì bạn gõ không hiện ra. Có phân biệt chữ hoa, dấu và khoảng trắng.
unseal-empty = Vui lòng nhập mật khẩu trước.
unseal-opening = Đang mở. Việc này mất một hai giây.
unsealed = Bài thi “{ $quiz }” đã được mở.
problem-sealed = Bài thi { $about } đang được niêm phong. Vui lòng mở trước: chọn bài thi ở màn hình chính và nhập mật khẩu.
problem-certificate-sealed = Mọi bài thi đã đạt, nhưng để cấp giấy chứng nhận cần mở trước các bài thi được niêm phong: { $about }. Chọn từng bài ở màn hình chính và nhập mật khẩu.
problem-seal-passphrase = Mật khẩu này không mở được { $about }. Vui lòng kiểm tra từng chữ, cả chữ hoa và dấu, rồi nhập lại.
problem-seal-cut = Tệp { $about } bị thiếu phần cuối vì chưa được sao chép trọn vẹn. Vui lòng sao chép lại từ nơi gửi.
problem-seal-damaged = Tệp { $about } bị hỏng: đã bị thay đổi hoặc chưa được sao chép trọn vẹn. Vui lòng sao chép lại từ nơi gửi.
problem-seal-not-age = Tệp { $about } không phải là ngân hàng câu hỏi được niêm phong, hoặc thuộc loại mà chương trình này không biết. Vui lòng tạo tệp bằng certamen seal hoặc công cụ age.
problem-seal-key = Tệp { $about } được mã hóa cho một khóa, không phải bằng mật khẩu. Vui lòng niêm phong ngân hàng câu hỏi bằng certamen seal hoặc age -p.
problem-seal-work = Mở tệp được niêm phong này cần quá nhiều thời gian và bộ nhớ (hệ số { $about }; tối đa là 20). Vui lòng niêm phong lại bằng certamen seal.
problem-seal-large = Nội dung trong { $about } lớn hơn mức cho phép của một ngân hàng câu hỏi. Vui lòng hỏi người đã niêm phong.
problem-seal-not-bank = Đã mở { $about }, nhưng nội dung không phải là ngân hàng câu hỏi không có lỗi. Giảng viên xem lỗi bằng certamen check với đường dẫn của tệp này.
problem-seal-other-id = Đã mở tệp, nhưng ngân hàng câu hỏi trong đó có mã { $about }, khác với tên tệp. Giảng viên cần đặt tên tệp theo mã ngân hàng câu hỏi.
problem-seal-read = Không đọc được tệp được niêm phong: { $about }

## Preview of a bank, for instructors

preview = XEM TRƯỚC
preview-with-key = kèm đáp án
preview-shuffled = đã xáo trộn
preview-in-bank = trong ngân hàng: { $faults }
preview-errors = { $n } lỗi
preview-warnings = { $n } cảnh báo
preview-stage = màn hình { $columns } × { $rows }; F8: toàn màn hình
preview-filter = Tìm:
preview-none-match = Không có câu hỏi nào phù hợp.
preview-no-questions = Tệp chưa có câu hỏi nào.
preview-no-yaml = Không đọc được tệp này như một ngân hàng câu hỏi. Vui lòng sửa lỗi sau rồi lưu lại:
preview-no-question = Chưa thể hiển thị câu hỏi này cho đến khi sửa xong các lỗi sau:
preview-faults-here = Trong câu hỏi này
preview-faults-bank = Trong ngân hàng, ngoài các câu hỏi
preview-faults-elsewhere = Trong các câu hỏi khác (F7 đến câu kế tiếp)
preview-no-faults = Ngân hàng này không có lỗi nào.
preview-more-faults = Còn { $n } lỗi nữa. Xem tất cả bằng lệnh: certamen check
preview-error-at = Lỗi ở dòng { $line }, cột { $column } ({ $code })
preview-warning-at = Cảnh báo ở dòng { $line }, cột { $column } ({ $code })
preview-changed = { $n ->
    [1] Tệp vừa được lưu. Câu hỏi này đã thay đổi.
   *[other] Tệp vừa được lưu. { $n } câu hỏi đã thay đổi; đây là câu đầu tiên.
}
preview-same = Tệp vừa được lưu. Không có câu hỏi nào thay đổi.
preview-gone = Không còn thấy { $file }. Đây là nội dung trước đó; khi có lại tệp, phần xem trước sẽ tiếp tục.
preview-unreadable = Không đọc được { $file } ({ $reason }). Đây là nội dung trước đó; khi đọc được, phần xem trước sẽ tiếp tục.
preview-not-shuffled = Ở đây các phương án giữ thứ tự như đã viết: câu hỏi hoặc bài thi quy định như vậy.
preview-one-language = Ngân hàng này chỉ có một ngôn ngữ.
preview-help = Câu hỏi hiện ra đúng như học viên thấy trên màn hình 80 × 24. Bạn có thể trả lời như học viên; sau đó F3 hiện những gì học viên thấy khi làm xong. Không có gì được lưu lại.
preview-help-save = Khi bạn lưu tệp trong trình soạn thảo, phần xem trước tự đọc lại và chuyển đến câu hỏi vừa thay đổi.
key-close = đóng
key-other-language = ngôn ngữ
key-reveal = hiện đáp án
key-as-asked = ẩn đáp án
key-shuffle = xáo trộn các phương án
key-as-written = phương án như đã viết
key-faults = lỗi
key-next-fault = câu kế tiếp có lỗi
key-whole = toàn màn hình
key-small = như màn hình 80 × 24

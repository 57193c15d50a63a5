# The command line, plain mode, certificates and verdicts.

## Check and init

check-explain-hint = Để biết thêm về một cảnh báo và cách cho phép nó: certamen check --explain MÃ
check-mended = { $path }: đã sửa { $places } chỗ.
check-no-such-code = { $code } không phải là mã của một cảnh báo. Các mã gồm: { $known }.
check-summary = { $files } tệp, { $questions } câu hỏi: { $errors } lỗi, { $warnings } cảnh báo.
init-exists = { $dir } đã chứa một khóa đào tạo. Vui lòng chọn thư mục khác.
init-done = Đã tạo khóa đào tạo mới trong { $dir }. Vui lòng soạn câu hỏi trong question_banks/ rồi kiểm tra bằng lệnh: certamen check

## Certificates

issuer-unnamed = Điểm thi Certamen
wording-score = Tổng điểm
wording-status = Kết quả
wording-delivery = Làm bài trực tiếp, có giám thị, trên máy tính của điểm thi.
criteria-quiz = Ít nhất { $percent }% ở “{ $quiz }”.

## Verify

reason-sound = Giấy chứng nhận còn nguyên như khi đơn vị cấp ký.
reason-past = Giấy chứng nhận có giá trị đến { $day }. Vui lòng yêu cầu học viên cung cấp giấy mới hơn.
reason-not-yet = Giấy chứng nhận có giá trị từ { $day }, ngày này chưa tới. Vui lòng kiểm tra đồng hồ của máy này, sau đó hỏi đơn vị cấp.
reason-not-trusted = Chữ ký số đúng, nhưng đơn vị cấp { $did } không nằm trong số đơn vị bạn tin cậy. Vui lòng gọi điện cho đơn vị cấp để đối chiếu dấu vân tay khóa { $fingerprint }, sau đó dùng --trust.
reason-not-in-register = Chữ ký đúng, nhưng đơn vị cấp { $did } không có trong danh bạ của { $register }, phiên bản { $version }. Hãy lấy danh bạ mới hơn, hoặc gọi điện cho đơn vị cấp để đối chiếu dấu vân tay { $fingerprint }.
reason-before-window = { $site } đã ký giấy chứng nhận ngày { $issued }, nhưng chỉ được cấp từ ngày { $from }. Hãy hỏi đơn vị cấp.
reason-after-window = { $site } đã ký giấy chứng nhận ngày { $issued }, nhưng chỉ được cấp đến hết ngày { $until }. Hãy hỏi đơn vị cấp.
reason-lost-key = Khóa của { $site } đã bị mất ngày { $day }, và giấy chứng nhận này không thuộc các giấy đã ghi nhận trước đó. Hãy đề nghị đơn vị cấp lại.
reason-other-index = { $site } đã ký giấy chứng nhận mà không dùng vị trí được giao trong danh sách trạng thái. Hãy hỏi đơn vị cấp.
reason-withdrawn = Giấy chứng nhận đã bị thu hồi (trạng thái tính đến { $day }). Không chấp nhận giấy này.
reason-no-status = Chữ ký đúng, nhưng không có danh sách trạng thái nên không biết giấy chứng nhận đã bị thu hồi hay chưa. Hãy lấy danh sách từ đơn vị cấp rồi dùng --status.
reason-bad-status = Chữ ký đúng, nhưng không thể dựa vào danh sách trạng thái ({ $detail }). Hãy lấy lại từ đơn vị cấp.
reason-stale-status = Chữ ký đúng, nhưng danh sách trạng thái ngày { $day } chỉ dùng được đến { $until }. Hãy lấy danh sách mới hơn từ đơn vị cấp.
reason-status-ahead = Chữ ký đúng, nhưng danh sách trạng thái đề ngày { $day }, chưa đến. Hãy kiểm tra đồng hồ của máy này.
reason-beyond-status = Chữ ký đúng, nhưng danh sách trạng thái không có vị trí { $index }. Hãy lấy danh sách mới hơn từ đơn vị cấp.
reason-proof = Giấy chứng nhận đã bị sửa sau khi ký, hoặc chưa từng được ký ({ $detail }). Vui lòng xin bản gốc từ đơn vị cấp.
reason-profile = Không đơn vị cấp nào viết giấy chứng nhận như thế này ({ $detail }). Vui lòng xin bản gốc từ đơn vị cấp.
reason-twice = Giấy chứng nhận ghi “{ $detail }” hai lần. Vui lòng xin bản gốc từ đơn vị cấp.
reason-not-json = Không đọc được nội dung này như một giấy chứng nhận ({ $detail }). Vui lòng kiểm tra đây có đúng là tệp đã được cấp không.
reason-another = Đây là loại chứng nhận số khác. Vui lòng kiểm tra bằng công cụ của nơi đã cấp.
reason-badge = Huy hiệu này không được chấp nhận ({ $detail }). Vui lòng hỏi nơi đã cấp.
reason-no-credential = Tệp này không phải là giấy chứng nhận. Vui lòng kiểm tra đây có đúng là tệp đã được cấp không.
reason-page-altered = Trang này không còn nguyên như khi được cấp: { $detail }. Chỉ tin các thông tin đã ký số, và vui lòng xin bản gốc từ đơn vị cấp.
reason-paper = Không đọc được giấy chứng nhận nào ở đây: { $detail }.
page-no-signature = trang không có chữ ký số
page-not-covered = trang bị thêm nội dung, hoặc đã được ghi lại bằng phần mềm khác
page-changed = trang bị sửa sau khi ký
page-other-key = trang được ký bằng khóa khác với giấy chứng nhận bên trong
page-bad-signature = chữ ký số của trang không đúng
paper-pdf-large = tệp PDF quá lớn
paper-pdf-damaged = tệp PDF bị hỏng; vui lòng xin lại tệp
paper-pdf-empty = tệp PDF không kèm giấy chứng nhận nào; vui lòng xin tệp đã được cấp, hoặc quét mã QR
paper-pdf-several = tệp PDF kèm nhiều hơn một tệp; vui lòng xin tệp đã được cấp
paper-image-damaged = ảnh bị hỏng, hoặc không phải PNG hay JPEG
paper-image-large = ảnh có hơn 100 triệu điểm ảnh; vui lòng thu nhỏ ảnh
paper-no-code = không tìm thấy mã QR trong ảnh, hoặc ảnh chưa đủ nét; vui lòng quét trang ở độ phân giải từ 200 dpi trở lên
paper-another-code = mã này không phải mã của giấy chứng nhận
paper-code-damaged = mã bị hỏng hoặc không đầy đủ; vui lòng quét lại
paper-unknown-template = mã thuộc một chương trình hoặc phiên bản chưa biết ở đây; vui lòng xin tệp JSON hoặc PDF, hoặc nêu một giấy chứng nhận của chương trình đó bằng --template
paper-unknown-key = mã do một đơn vị cấp chưa biết ở đây ký; vui lòng nêu đơn vị cấp bằng --trust, hoặc xin tệp JSON hoặc PDF
note-page-not-checked = Chỉ mã QR được kiểm tra, chưa kiểm tra nội dung in: vui lòng đối chiếu với các thông tin đã ký số.
note-page-as-issued = Trang này cũng được ký số: không có gì trên trang bị thay đổi.
reason-io = Không đọc được tệp ({ $detail }).
verify-nothing-here = Không có gì để xác minh: không tìm thấy tệp giấy chứng nhận nào. Vui lòng nêu tên một tệp, hoặc một thư mục có các tệp JSON.
verify-progress = đã xong { $count } ({ $percent } %), mỗi giây { $rate }, còn { $left }
verify-jcs-only = Mới chỉ xem bằng chứng eddsa-jcs-2022. Hãy xác minh cả hai bằng chứng trước khi quyết định về một người.
verifier-page-made = Trang nằm ở { $path }. Hãy trao cho người xác minh giấy chứng nhận.
verifier-page-root = Trang dựa vào sổ đăng ký của { $name }, phiên bản { $version }, gồm { $sites } điểm; tình trạng tại { $status }.
verify-summary = { $valid }/{ $total } giấy chứng nhận HỢP LỆ.
badge-achievement = Thành tích
badge-subject = Trao cho
badge-subject-id = Mã định danh
record-follows = Đã chấm lại biên bản làm bài: kết quả đúng như trên giấy.
record-other = Biên bản này không phải là biên bản mà giấy chứng nhận dẫn tới.
record-no-bank = Khóa đào tạo này không có ngân hàng câu hỏi của “{ $quiz }” mà giấy chứng nhận dẫn tới.
record-no-training = Để chấm lại biên bản, vui lòng dùng --training để chỉ khóa đào tạo có các ngân hàng câu hỏi.
record-impossible = Biên bản của “{ $quiz }” ghi những điều không thể xảy ra.
record-other-grade = Kết quả của “{ $quiz }” không khớp với biên bản.

## Take

take-quizzes = Các bài thi của khóa đào tạo này:
take-no-quizzes = Khóa đào tạo này không có bài thi nào làm được. Vui lòng sửa lỗi trong các ngân hàng câu hỏi: certamen check
take-unknown = Ở đây không có ai mang mã học viên { $code }. Vui lòng kiểm tra lại mã, hoặc dùng --name, --unit và --code.

## Plain mode: who takes part, and the start

plain-ask-code = Nhập mã học viên. Nếu không có mã, để trống dòng này và nhấn Enter.
plain-ask-name = Nhập họ và tên đầy đủ, đúng như sẽ in trên giấy chứng nhận.
plain-ask-sure = Giấy chứng nhận của bạn sẽ ghi: { $name }, { $unit }. Từng chữ đã đúng chưa?
no-change-name = Chưa, nhập lại
yes-name-right = Đúng, là tôi
plain-ask-unit = Nhập tên đơn vị.
plain-new-code = Ở đây chưa có ai mang mã { $code }. Vui lòng cho biết họ tên và đơn vị của người mang mã này.
plain-person = { $name }, { $code }, { $unit }.
plain-title = Bài thi: { $quiz }.
plain-practice-how = Đây là bài luyện tập, không tính điểm và không tính giờ. Trả lời câu nào, bạn xem được ngay giải thích câu đó.
plain-keys-how = Trả lời mỗi câu bằng số đứng trước phương án rồi nhấn Enter. Dòng trống chuyển sang câu sau. Ctrl-C thoát ra bất cứ lúc nào, câu trả lời vẫn được giữ.
plain-start = Nhấn Enter để bắt đầu làm bài. Khi đó đồng hồ bắt đầu chạy. Nhập q để thoát.
plain-start-practice = Nhấn Enter để bắt đầu. Nhập q để thoát.

## Plain mode: a question

plain-question = Câu { $n }/{ $total }.
plain-saved = Đã lưu.
plain-not-saved = Chưa lưu được. Nội dung vẫn được giữ trong bộ nhớ và sẽ lưu lại.
plain-flagged = Đã đánh dấu để xem lại.
plain-unflagged = Đã bỏ đánh dấu.
plain-cleared = Đã bỏ câu trả lời.
plain-seconds-left = Còn { $n } giây.
plain-minutes-seconds-left = Còn { $minutes } phút { $seconds } giây.
plain-choose = Chọn { $n } phương án.
plain-count = Bạn đã chọn { $given } phương án; cần chọn { $wanted }.
plain-order-how = Sắp xếp theo thứ tự.
plain-match-lefts = Các dòng:
plain-match-rights = Nội dung có thể ứng với các dòng:
plain-cloze-how = Điền các chỗ trống trong đoạn văn này.
plain-gap = (chỗ trống { $n })
plain-gap-name = chỗ trống { $n }
plain-gap-options = Chỗ trống { $n }:
plain-passage-how = Chọn các đoạn trong văn bản này. Mỗi đoạn nằm trong ngoặc, sau số của đoạn.
plain-passages = Các đoạn:
plain-pair = { $left }: { $right }
plain-your-answer = Câu trả lời của bạn: { $answer }
plain-verdict = { $verdict }. { $points }.
plain-tolerance = { $answer }, cho phép sai lệch { $tolerance }
plain-prompt = { $how }; hoặc { $keys }:
plain-answer-one = Trả lời (1-{ $max })
plain-answer-several = Trả lời bằng các số phù hợp (1-{ $max }), ví dụ 1 2
plain-answer-order = Trả lời bằng tất cả các số theo thứ tự của bạn, ví dụ { $example }
plain-answer-line = Dòng { $n }, { $left }: trả lời (1-{ $max })
plain-answer-gap = Chỗ trống { $n }: trả lời (1-{ $max })
plain-answer-change = Đã điền đủ; để sửa phần thứ nhất, nhập ví dụ 1=2
plain-answer-number = Trả lời bằng một số
plain-answer-unit = Trả lời bằng một số, đơn vị tính: { $unit }
plain-answer-words = Trả lời bằng vài từ; nếu câu trả lời chỉ có một chữ cái, nhập dấu = ở trước
plain-answer-passages = Trả lời bằng số của các đoạn (1-{ $max }), ví dụ 1 2
plain-wrong-one = Câu trả lời này không hợp lệ. Vui lòng nhập một số từ 1 đến { $max }.
plain-wrong-several = Câu trả lời này không hợp lệ. Vui lòng nhập các số từ 1 đến { $max }, cách nhau bằng dấu cách.
plain-wrong-each = Câu trả lời này không hợp lệ. Vui lòng nhập mỗi số từ 1 đến { $max } đúng một lần theo thứ tự của bạn, ví dụ { $example }.
plain-wrong-pairs = Câu trả lời này không hợp lệ. Vui lòng nhập số của phần trước dấu = (1 đến { $parts }) và số bạn chọn sau dấu = (1 đến { $max }), ví dụ 1=2.
plain-wrong-number = Đây không phải là số. Vui lòng nhập bằng chữ số, ví dụ 12,5.
plain-wrong-long = Nội dung quá dài. Chỉ nhập tối đa 200 ký tự.
plain-line-cut = Dòng này dài quá 4096 byte nên đã bị cắt.
plain-refused = Hiện không làm được việc này.
plain-no-such = Không có câu này. Các câu được đánh số từ 1 đến { $total }.
plain-first = Đây là câu đầu tiên.

## Plain mode: commands. One letter is the same in every language; the word stands beside it.

plain-word-next = câu sau
plain-word-previous = câu trước
plain-word-flag = đánh dấu
plain-word-time = thời gian
plain-word-overview = tổng quan
plain-word-go-to = đến câu
plain-word-clear = bỏ chọn
plain-word-repeat = đọc lại
plain-word-submit = nộp bài
plain-word-leave = thoát
plain-word-help = trợ giúp
plain-menu = mọi lệnh
plain-ask-menu = Nhập số của một lệnh, hoặc để trống dòng để trở lại câu hỏi:
plain-ask-number = Nhập số của câu cần đến (1-{ $total }), hoặc để trống dòng để ở lại:
plain-ask-yes = Nhập 2 nếu đồng ý. Dòng trống là không:
plain-overview = Đã trả lời { $answered }/{ $total } câu.
plain-open = Chưa trả lời: { $list }.
plain-partly = Mới trả lời một phần: { $list }.
plain-flagged-list = Đã đánh dấu: { $list }.
plain-help-empty = Dòng trống chuyển sang câu sau. Sau câu cuối, bạn được hỏi có nộp bài không.
plain-help-menu = 0 liệt kê mọi lệnh kèm số, nên chỉ cần chữ số và Enter. Nếu câu trả lời là một số, nhập 00 thay cho 0.
plain-help-letters = Hoặc nhập một chữ cái, một mình trên dòng. Sau g có thể nhập thêm số, ví dụ g 7.
plain-help-equals = Câu trả lời trùng với một lệnh thì nhập sau dấu =, ví dụ =n.
plain-help-time = Thời gian còn lại được báo ở mỗi câu, khi bạn nhập t, và khi còn 5 phút, 1 phút. Khi hết giờ, những câu đã trả lời được tự động nộp.
plain-help-saved = Câu trả lời nào cũng được lưu trên máy này trước khi báo Đã lưu. Nếu bạn thoát ra hoặc bị gián đoạn, dùng lại lệnh cũ để làm tiếp đúng câu đang dở, mọi câu trả lời vẫn còn.
plain-help-undo = Trước khi nộp bài, bạn có thể sửa câu trả lời ở mọi câu còn quay lại được. Nộp bài thì không sửa được nữa, nên chương trình sẽ hỏi lại trước.

## Plain mode: the end

plain-left-practice = Bài luyện tập không được giữ lại khi thoát ra.
plain-resume-how = Để làm tiếp, vui lòng dùng lại lệnh cũ.
plain-lost = Phần chưa lưu được đã mất. Mọi nội dung đã lưu trước đó vẫn còn.
plain-ask-retry = Bài đã nộp nhưng chưa lưu được. Chương trình đang thử lưu lại. Dòng trống để thử ngay; q để bỏ:
plain-result = { $quiz }: { $result }.
plain-score = { $earned } trên { $possible } điểm, { $percent }. Điểm đạt là { $mark }.
plain-by-topic = Theo chủ đề:
plain-by-competence = Theo năng lực:
plain-section = { $section }: { $earned } trên { $possible } điểm.
plain-certificate-issued = Bạn đã được cấp giấy chứng nhận hoàn thành { $code }.
plain-certificate-held = Bạn đã có giấy chứng nhận hoàn thành { $code }.
plain-certificate-file = Tệp: { $path }
plain-ask-review = Dòng trống để xem câu đầu tiên kèm đáp án đúng; q để kết thúc:
plain-ask-more = Dòng trống để xem câu tiếp theo; q để kết thúc:
plain-review-end = Đó là câu cuối cùng.

## Ngân hàng câu hỏi được niêm phong

unseal-ask = Mật khẩu của { $quiz }, không hiện ra khi gõ. Nhấn Enter khi xong, hoặc Esc để bỏ:
seal-ask = Chọn mật khẩu cho { $quiz }: gồm vài từ, không hiện ra khi gõ. Nhấn Enter khi xong, hoặc Esc để bỏ:
seal-ask-again = Nhập lại đúng mật khẩu đó:
seal-working = Đang niêm phong. Việc này mất một hai giây.
seal-done = Đã niêm phong ngân hàng câu hỏi { $quiz }. Gửi trước tệp { $path }, còn mật khẩu thì gửi vào ngày thi bằng đường khác. Không gửi kèm tệp gốc { $plain }: ai có tệp đó thì không cần mật khẩu.
seal-name = Trong question_banks, tệp phải có tên { $quiz }.yaml.age, theo mã ngân hàng câu hỏi.
seal-already = { $path } đã được niêm phong. Vui lòng đưa ngân hàng câu hỏi gốc.
seal-itself = { $path } chính là ngân hàng câu hỏi gốc nên không ghi gì: nếu ghi đè thì sẽ mất. Vui lòng đặt tên tệp khác bằng -o.
seal-exists = { $path } đã có sẵn, nên không ghi gì. Thay tệp đó bằng --force, hoặc đặt tên tệp khác bằng -o.
passphrase-short = Mật khẩu quá ngắn, nên không ghi gì. Cần ít nhất { $n } ký tự, tốt nhất là từ năm từ trở lên: ai giữ tệp cũng có thể thử mật khẩu bao lâu tùy ý.
passphrase-long = Mật khẩu quá dài, nên không ghi gì. Tối đa { $n } ký tự.
passphrase-untypable = Mật khẩu có ký tự không gõ được ở chỗ nhập, nên không ghi gì. Vui lòng dùng chữ cái, chữ số, dấu câu và khoảng trắng.
passphrase-differs = Hai lần nhập mật khẩu không giống nhau, nên không ghi gì. Vui lòng làm lại.
passphrase-given-up = Chưa có mật khẩu.
passphrase-file-empty = Dòng đầu của { $path } không có mật khẩu. Vui lòng ghi mật khẩu ở đó, riêng một dòng.
passphrase-no-terminal = Không có cửa sổ dòng lệnh để hỏi mật khẩu. Vui lòng đưa mật khẩu bằng --passphrase-file TỆP, hoặc --passphrase-file - cho dòng đầu của đầu vào chuẩn.
check-sealed = Có { $n } ngân hàng câu hỏi được niêm phong chưa được kiểm tra. Kiểm tra bằng: certamen check question_banks/TÊN.age
record-sealed = Ngân hàng câu hỏi của “{ $quiz }” mà giấy chứng nhận dẫn tới đang được niêm phong trong khóa đào tạo này. Vui lòng đưa mật khẩu bằng --passphrase-file.

## Preview

preview-no-bank = Không có tệp hay ngân hàng câu hỏi nào của khóa đào tạo này tên là { $bank }.
preview-nearest = Có phải ý bạn là { $nearest }?
preview-banks = Các ngân hàng câu hỏi của khóa đào tạo này: { $banks }.
preview-no-such = Ngân hàng không có câu hỏi { $question }. Ngân hàng có { $total } câu hỏi, đánh số từ 1.

## New banks and questions

new-bad-id = { $id } không phải id hợp lệ. Vui lòng dùng chữ thường không dấu, chữ số và dấu gạch nối, không quá 64 ký tự, như office-basics.
new-exists = { $file } đã có sẵn và không bị thay đổi. Vui lòng chọn id khác, hoặc tệp khác bằng -o.
new-bank-done = Ngân hàng mới với một câu hỏi nằm trong { $file }. Xem trước khi đang viết bằng lệnh: certamen preview { $file }
new-no-kind = Không có loại câu hỏi nào tên là { $kind }. Xem chín loại bằng lệnh: certamen new question
new-not-a-bank = Không thể thêm câu hỏi vào { $file }: không đọc được mục languages và danh sách câu hỏi. Vui lòng sửa trước: certamen check { $file }
new-not-a-list = Không thể thêm câu hỏi vào { $file }: các câu hỏi không nằm trên những dòng riêng sau dấu gạch nối. Vui lòng in câu hỏi ra (không dùng --to) rồi tự chèn vào.
new-not-added = Không thể thêm câu hỏi vào { $file } mà giữ nguyên phần còn lại, nên tệp không bị thay đổi. Vui lòng in câu hỏi ra (không dùng --to) rồi tự chèn vào.
new-question-done = Câu hỏi { $id } nằm ở cuối { $file }. Xem bằng lệnh: certamen preview { $file } { $id }
new-kind-single-choice = chọn một phương án
new-kind-multiple-response = chọn nhiều phương án
new-kind-true-false = nhận định đúng hoặc sai
new-kind-ordering = sắp xếp các mục theo thứ tự
new-kind-matching = ghép vế trái với vế phải
new-kind-numerical = nhập một số
new-kind-short-answer = nhập vài từ
new-kind-cloze = đoạn văn có chỗ trống, mỗi chỗ có các phương án
new-kind-hot-text = văn bản trong đó cần chọn các đoạn

## Tổ chức cấp

issuer-ask-new = Chọn mật khẩu cho khóa gốc: gồm nhiều từ, không hiện khi gõ. Gõ xong nhấn Enter, hoặc nhấn Esc để thôi:
issuer-ask = Mật khẩu của khóa gốc { $path }, không hiện khi gõ. Gõ xong nhấn Enter, hoặc nhấn Esc để thôi:
issuer-exists = Đã có { $path } nên không ghi gì. Khóa gốc chỉ tạo một lần; hãy chọn thư mục khác bằng --training.
issuer-no-root = Không có register.json trong { $dir }. Hãy chạy lệnh trong thư mục của khóa gốc, hoặc tạo khóa gốc bằng: certamen issuer init-root
issuer-no-key = Không có khóa gốc tại { $path }. Hãy chạy lệnh trong thư mục của khóa gốc.
issuer-other-root = Khóa { $path } không phải khóa đã ký register.json nên không ghi gì. Hãy đặt đúng khóa và danh bạ cùng một chỗ.
issuer-busy = Một chương trình certamen khác đang làm việc trong { $dir } nên không ghi gì. Hãy chờ nó xong.
issuer-list-broken = Không thể dựa vào { $path } ({ $detail }) nên không ghi gì. Hãy khôi phục từ bản sao lưu, hoặc chuyển tệp đi nơi khác: danh sách sẽ được tạo lại từ revocations.json.
issuer-ledger-broken = Không đọc được { $path } ({ $detail }) nên không ghi gì. Hãy khôi phục từ bản sao lưu, nếu không các giấy chứng nhận đã thu hồi sẽ có hiệu lực trở lại.
issuer-root-made =
    Khóa gốc nằm ở { $path }. Hãy giữ một bản sao và cất mật khẩu ở nơi khác: không ai tạo lại được khóa này.
    Các đơn vị tin cậy khóa gốc qua { $did }
    Dấu vân tay để đối chiếu qua điện thoại là { $fingerprint }
    Đưa các điểm vào danh bạ bằng: certamen issuer authorize site-request.json
issuer-site-made =
    Đề nghị của điểm { $did } nằm ở { $path }. Hãy gửi cho người giữ khóa gốc và đọc dấu vân tay qua điện thoại: { $fingerprint }
    Tệp register.json nhận lại được đặt cạnh training.yaml.
issuer-bad-request = { $path } không phải đề nghị của một điểm ({ $detail }) nên không ghi gì. Hãy xin điểm đó gửi lại.
issuer-renamed = Khóa này có trong danh bạ với tên { $site }, { $unit }, và khóa không bao giờ được đổi tên. Muốn có tên mới, điểm cần một khóa mới.
issuer-is-lost = Khóa của { $site } được ghi trong danh bạ là đã mất và không bao giờ được nhận lại. Điểm cần một khóa mới.
issuer-known = { $site } đã có trong danh bạ. Cấp thêm vị trí bằng --indexes, hoặc đổi thời hạn bằng --from và --until.
issuer-authorized =
    { $site } đã có trong danh bạ, phiên bản { $version }. Hãy gửi register.json và status-list.json cho điểm đó và cho những nơi kiểm tra.
    Khóa của điểm là { $did }, dấu vân tay { $fingerprint }: hãy gọi điện cho điểm để đối chiếu.
issuer-no-such-site = { $did } không có trong danh bạ. Xem danh bạ bằng: certamen issuer show
issuer-before-window = { $site } chỉ được cấp từ { $day } nên thời hạn không thể kết thúc trước đó. Không ghi gì.
issuer-ended = Thời hạn của { $site } đã kết thúc ngày { $day }. Không ghi gì.
issuer-end-done = Theo phiên bản { $version } của danh bạ, { $site } chỉ được cấp đến hết { $day }. Hãy gửi register.json cho những nơi kiểm tra.
issuer-lost-done = Khóa của điểm được ghi là đã mất. { $n ->
    [0] Không có giấy chứng nhận nào của điểm
   *[other] Có { $n } giấy chứng nhận của điểm
} được ghi nhận và vẫn có hiệu lực; mọi giấy khác bị từ chối. { $other ->
    [0] Mọi tệp đã được ghi nhận.
   *[other] Bỏ qua { $other } tệp không phải giấy chứng nhận của điểm này trong thời hạn.
}
issuer-revoked-before = { $code } đã bị thu hồi từ trước.
issuer-not-ours = { $path } không phải giấy chứng nhận của một điểm trong danh bạ nên không thu hồi gì. { $detail }
issuer-revoked = Đã thu hồi { $code } của { $name }. Hãy gửi status-list.json cho những nơi kiểm tra; lý do chỉ nằm trong revocations.json và không công bố.
issuer-refreshed = Danh sách trạng thái đã được ký lại và dùng được đến { $day }. Hãy gửi status-list.json cho những nơi kiểm tra.
issuer-has-sites = Khóa gốc này đã có điểm hoặc giấy chứng nhận bị thu hồi của riêng mình nên không thể tiếp quản của khóa khác. Hãy tạo khóa gốc mới trong một thư mục riêng.
issuer-itself = Đây là danh bạ của cùng một khóa gốc hoặc cùng một thư mục. Hãy chạy lệnh trong thư mục của khóa gốc mới và chỉ ra danh bạ của khóa gốc cũ.
issuer-no-old-list = Cạnh { $path } không có danh sách trạng thái dùng được của khóa gốc cũ. Thiếu nó, các giấy chứng nhận đã thu hồi sẽ có hiệu lực trở lại; hãy đặt status-list.json của khóa cũ vào đó.
issuer-succeeded = Từ phiên bản { $version } của danh bạ, khóa gốc này bảo đảm cho { $n } điểm. Khóa gốc cũ còn hiệu lực chừng nào còn nơi tin cậy nó: đừng đưa thêm điểm vào bằng khóa cũ.
issuer-show-root =
    { $name }
      khóa gốc      { $did }
      dấu vân tay   { $fingerprint }
      danh bạ       phiên bản { $version }, { $day }, { $n } điểm
      danh sách     { $list }
issuer-show-site =
    { $site }, { $unit }
      khóa          { $did }
      được cấp      từ { $from }, đến: { $until }
      số vị trí     { $n }
issuer-show-lost = { "  " }mất khóa      { $day }, { $n } giấy chứng nhận được ghi nhận
issuer-show-status = Trạng thái tính đến { $day }, dùng được đến { $until }: { $n } giấy chứng nhận bị thu hồi.
issuer-show-no-status = Không có danh sách trạng thái. Tạo lại bằng: certamen issuer refresh

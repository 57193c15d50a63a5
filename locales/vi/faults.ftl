# Những lỗi có thể có trong ngân hàng câu hỏi hoặc training.yaml: sai ở đâu, rồi
# cần làm gì.

fault-unreadable-file = Không đọc được tệp này: { $reason }. Vui lòng kiểm tra đây có phải là tệp và bạn có quyền mở tệp.
fault-file-too-large = Tệp này lớn hơn { $limit } MiB. Vui lòng chia ngân hàng câu hỏi thành nhiều tệp.
fault-not-utf8 = Byte { $byte } không thuộc bảng mã UTF-8. Vui lòng lưu lại tệp với bảng mã UTF-8.
fault-syntax = Từ chỗ này tệp không còn đúng cú pháp YAML: { $reason }. Vui lòng kiểm tra dấu ngoặc kép, dấu hai chấm và khoảng thụt đầu dòng ở dòng này và dòng trên.
fault-unclosed-quote = Có dấu ngoặc kép mở mà không đóng. Vui lòng đóng lại; viết \" cho dấu ngoặc kép nằm trong văn bản.
fault-unclosed-bracket = Dấu ngoặc { $bracket } mở mà không đóng. Vui lòng đóng lại.
fault-colon-in-text = Có dấu hai chấm theo sau là dấu cách trong một văn bản không đặt trong ngoặc kép. Vui lòng đặt cả văn bản trong ngoặc kép.
fault-hash-ends-text = Dấu cách và # bắt đầu một chú thích: phần sau không được đọc, kể cả dấu đóng ngoặc. Vui lòng đặt văn bản trong ngoặc kép.
fault-bad-indentation = Dòng này không thẳng cột với các dòng cùng nhóm. Vui lòng thụt đầu dòng như các dòng đó, bằng dấu cách; câu hỏi mới bắt đầu bằng dấu gạch nối.
fault-missing-colon = Sau tên trường ở đây thiếu dấu hai chấm và dấu cách. Vui lòng viết tên: giá trị; nếu dòng này thuộc văn bản ở trên thì thụt vào sâu hơn.
fault-text-begins-with-sign = Văn bản bắt đầu bằng { $sign } phải đặt trong ngoặc kép. Vui lòng đặt cả văn bản trong ngoặc kép.
fault-missing-comma = Ở đây cần dấu phẩy hoặc dấu đóng ngoặc. Vui lòng đặt dấu phẩy giữa các mục; văn bản có dấu phẩy, dấu hai chấm hoặc dấu ngoặc phải đặt trong ngoặc kép.
fault-extra-bracket = Dấu ngoặc { $bracket } không đóng dấu nào. Vui lòng xóa đi, hoặc đặt văn bản chứa nó trong ngoặc kép.
fault-text-after-block-sign = Sau | hoặc >, văn bản bắt đầu ở dòng kế tiếp và thụt vào. Văn bản tự nó bắt đầu bằng | hoặc > phải đặt trong ngoặc kép.
fault-bad-escape = Trong ngoặc kép, dấu gạch chéo ngược có nghĩa riêng. Vui lòng viết \\ cho một dấu gạch chéo ngược, hoặc đặt văn bản trong dấu nháy đơn.
fault-text-after-quote = Văn bản trong ngoặc đã đóng trước chỗ này nhưng vẫn còn tiếp. Vui lòng đóng ở cuối văn bản; bên trong { $quote } viết { $inside } cho chính dấu đó.
fault-hyphen-in-text = Dấu gạch nối và dấu cách bắt đầu một mục của danh sách, mục này phải ở dòng riêng. Vui lòng đặt văn bản bắt đầu như vậy trong ngoặc kép.
fault-tab-indentation = Dòng này thụt đầu dòng bằng phím Tab. Vui lòng chỉ dùng dấu cách.
fault-too-deep = Danh sách và trường lồng nhau quá { $limit } cấp. Vui lòng kiểm tra khoảng thụt đầu dòng và các dấu ngoặc.
fault-too-many-values = Tệp có hơn { $limit } giá trị, tính cả phần do bí danh lặp lại. Vui lòng bỏ bí danh hoặc chia ngân hàng câu hỏi.
fault-second-document = Một tài liệu thứ hai bắt đầu ở đây. Vui lòng bỏ dòng ---, hoặc chuyển phần này sang tệp riêng.
fault-unknown-alias = Văn bản bắt đầu bằng * phải đặt trong ngoặc kép; nếu không, nó chỉ tới một tên không tồn tại. Vui lòng đặt cả văn bản trong ngoặc kép.
fault-tag-not-allowed = Thẻ { $tag } không dùng trong các tệp này. Vui lòng bỏ thẻ; văn bản bắt đầu bằng ! cần đặt trong dấu ngoặc kép.
fault-too-many-faults = Còn nhiều lỗi khác ngoài { $shown } lỗi này. Vui lòng sửa các lỗi này trước rồi kiểm tra lại.
fault-key-not-text = Tên trường phải là một từ, không phải danh sách hay nhóm trường. Văn bản bắt đầu bằng dấu ngoặc cần đặt trong dấu ngoặc kép.
fault-duplicate-key = Trường { $key } xuất hiện lần thứ hai ở đây; lần đầu ở dòng { $first_line }. Vui lòng bỏ một trong hai; nếu đây là câu hỏi hoặc phương án mới, hãy viết dấu gạch nối trước trường đầu tiên của nó.
fault-unknown-field = Ở đây không có trường { $field }. Các trường có thể dùng: { $known }.
fault-misspelt-field = Ở đây không có trường { $field }. Có phải bạn muốn viết { $nearest }?
fault-missing-field = Thiếu trường { $field }. Vui lòng thêm vào.
fault-wrong-type =
    { $wanted ->
        [list] Ở đây cần một danh sách, trong ngoặc vuông như [a, b] hoặc mỗi mục trên một dòng bắt đầu bằng dấu gạch nối
        [fields] Ở đây cần các trường, mỗi trường viết theo dạng tên: giá trị
        [word] Ở đây cần một từ
       *[text] Ở đây cần một giá trị đơn
    }, nhưng lại có { $found ->
        [list] một danh sách
        [fields] một nhóm trường
        [nothing] chỗ trống
       *[value] một giá trị đơn
    }. Vui lòng viết theo dạng đó hoặc bỏ trường này.
fault-quotes-wanted = Không có dấu ngoặc kép, { $text } bị đọc là số hoặc là có/không. Vui lòng đặt trong dấu ngoặc kép (certamen check --fix làm việc này).
fault-not-true-or-false = { $text } không phải true cũng không phải false. Vui lòng viết true hoặc false.
fault-bad-whole-number = { $text } không phải số nguyên từ { $min } đến { $max }. Vui lòng viết bằng chữ số.
fault-empty-text = Văn bản để trống. Vui lòng viết nội dung hoặc bỏ trường này.
fault-forbidden-character = Ký tự vô hình { $character } không được phép có trong văn bản. Vui lòng xóa; chắc chắn nhất là gõ lại các từ xung quanh.
fault-line-break = Văn bản này phải nằm trên một dòng. Vui lòng nối các dòng lại.
fault-not-nfc = Chữ và dấu trong văn bản này lưu tách rời; chương trình đã ghép lại. Vui lòng lưu tệp theo dạng Unicode NFC (certamen check --fix làm việc này).
fault-text-too-long = Văn bản này có { $count } ký tự, nhưng chỉ chứa được { $limit }. Vui lòng rút ngắn.
fault-missing-translation = Thiếu văn bản bằng ngôn ngữ { $lang } nên ngôn ngữ khác được hiển thị thay thế. Vui lòng thêm vào, hoặc bỏ { $lang } khỏi languages.
fault-extra-language = Ngôn ngữ { $lang } không có trong languages của tệp này, nên văn bản này bị bỏ qua. Vui lòng thêm { $lang } vào languages hoặc bỏ văn bản.
fault-comma-in-text = Dấu phẩy trước “{ $text }” kết thúc văn bản: trong ngoặc nhọn, văn bản có dấu phẩy phải đặt trong ngoặc kép. Vui lòng đặt cả văn bản trong ngoặc kép.
fault-odd-space = Ở đây có một dấu cách loại khác ({ $space }) do phần mềm soạn thảo hoặc bàn phím tạo ra. Vui lòng gõ dấu cách thường (certamen check --fix làm việc này).
fault-tab-in-text = Trong văn bản này có ký tự tab. Vui lòng thay bằng dấu cách (certamen check --fix làm việc này).
fault-missing-hyphen = Hình như một câu hỏi mới bắt đầu ở đây nhưng thiếu dấu gạch nối. Vui lòng viết dấu gạch nối và dấu cách trước id.
fault-missing-reason = Thiếu lý do. Vui lòng viết sau dấu hai chấm vì sao cảnh báo này chấp nhận được ở đây.
fault-misspelt-language = { $text } không phải mã ngôn ngữ thông dụng. Có phải ý bạn là { $nearest }?
fault-bad-language = { $text } không phải mã ngôn ngữ. Vui lòng viết mã như en, vi hoặc fr.
fault-duplicate-entry = { $text } được liệt kê lần thứ hai; lần đầu ở dòng { $first_line }. Vui lòng bỏ một trong hai.
fault-empty-list = Trường { $field } để trống. Vui lòng thêm ít nhất một mục.
fault-bad-id = { $id } không thể làm mã định danh. Vui lòng dùng chữ thường không dấu, chữ số và dấu gạch nối, nhiều nhất { $limit } ký tự.
fault-duplicate-id = Mã định danh { $id } đã dùng ở dòng { $first_line }. Vui lòng đặt mã khác cho mục này.
fault-unknown-word = { $text } không phải giá trị của { $field }. Vui lòng viết một trong các từ: { $known }.
fault-misspelt-word = { $text } không phải giá trị của { $field }. Có phải bạn muốn viết { $nearest }?
fault-unknown-topic = Chủ đề { $topic } chưa được liệt kê. Vui lòng thêm vào topics, hoặc viết một trong: { $known }.
fault-bad-competence = { $text } không phải mã năng lực. Vui lòng viết một mã từ C1 đến C10.
fault-bad-share = { $text } không phải tỷ lệ từ 0% đến 100%. Vui lòng viết tỷ lệ phần trăm như 70% hoặc phân số như 7/10.
fault-bad-duration = { $text } không phải khoảng thời gian từ 10 giây đến 24 giờ. Vui lòng viết như 90s, 25m hoặc 1h30m.
fault-bad-date = { $text } không phải một ngày có trong lịch. Vui lòng viết năm, tháng, ngày, như 2026-08-02.
fault-dates-reversed = Ngày xem lại câu hỏi đứng trước ngày câu hỏi có hiệu lực. Vui lòng đặt ngày muộn hơn vào review_by.
fault-bad-decimal = { $text } không phải số thập phân. Vui lòng viết chữ số với dấu chấm, như 72 hoặc 12.5.
fault-negative-tolerance = Sai số cho phép nhỏ hơn không. Vui lòng viết 0 hoặc lớn hơn.
fault-too-few-parts = Trường { $field } có { $found }, nhưng cần ít nhất { $min }. Vui lòng thêm phần còn thiếu.
fault-too-many-parts = Trường { $field } có { $found }, nhưng chỉ được nhiều nhất { $max }. Vui lòng bỏ bớt, hoặc tách thành hai câu hỏi.
fault-not-one-correct = Phải có đúng một phương án đúng, nhưng đang có { $found }. Vui lòng chỉ đặt correct: true ở một phương án.
fault-none-correct = Không có phương án nào đúng. Vui lòng đặt correct: true ở ít nhất một phương án.
fault-all-correct = Mọi phương án đều đúng. Vui lòng thêm ít nhất một phương án sai.
fault-choose-mismatch = Học viên được yêu cầu chọn { $choose }, nhưng có { $correct } phương án đúng. Vui lòng làm cho hai số bằng nhau.
fault-same-text = { $text } trùng với mục ở dòng { $first_line }. Vui lòng viết cho khác nhau, hoặc bỏ một mục.
fault-accepts-anything = Mẫu này chấp nhận mọi câu trả lời. Vui lòng viết ít nhất một chữ cái hoặc chữ số bên cạnh dấu *.
fault-gap-missing = Chỗ trống {"{"}{ $gap }{"}"} không có trong văn bản { $lang }. Vui lòng đặt vào đúng một lần.
fault-gap-repeated = Chỗ trống {"{"}{ $gap }{"}"} xuất hiện hơn một lần trong văn bản { $lang }. Vui lòng chỉ giữ lại một lần.
fault-gap-unknown = Văn bản { $lang } có chỗ trống {"{"}{ $gap }{"}"}, nhưng gaps chỉ có { $gaps }. Vui lòng bỏ đi, hoặc thêm phương án của chỗ trống này vào gaps.
fault-span-unclosed = Dấu [[ và ]] không đi thành cặp trong văn bản { $lang }. Vui lòng đóng mỗi [[ bằng ]] trước khi mở đoạn tiếp theo.
fault-span-empty = Văn bản { $lang } có đoạn [[ ]] không có chữ. Vui lòng viết các từ cần đánh dấu vào giữa hai dấu ngoặc.
fault-spans-differ = Các đoạn trong văn bản { $lang } không giống văn bản { $first }. Vui lòng đặt cùng số đoạn [[...]] theo cùng thứ tự, với dấu * ở cùng những đoạn.
fault-no-span-to-mark = Không có đoạn nào cần đánh dấu. Vui lòng đặt * ở đầu ít nhất một đoạn, như [[*tên]].
fault-no-span-to-leave = Mọi đoạn đều cần đánh dấu, nên chỉ cần chọn tất cả là đúng. Vui lòng thêm ít nhất một đoạn không có *.
fault-no-questions = Ngân hàng câu hỏi không có câu hỏi nào. Vui lòng thêm ít nhất một câu vào questions.
fault-topic-unused = Không có câu hỏi nào thuộc chủ đề { $topic }. Vui lòng viết câu hỏi hoặc bỏ chủ đề.
fault-draw-beyond-topic = Cần rút { $wanted } câu hỏi từ { $topic }, nhưng ở đó chỉ có { $has } câu. Vui lòng rút ít hơn hoặc viết thêm.
fault-too-few-situations = Ít nhất { $wanted } câu được rút phải là tình huống ({ $section }), nhưng chỉ có { $has } câu. Vui lòng giảm tỷ lệ hoặc viết thêm câu hỏi có situation: true.
fault-draw-beyond-bank = Cần rút { $wanted } câu hỏi, nhưng ngân hàng chỉ có { $has }. Vui lòng rút ít hơn hoặc viết thêm.
fault-unknown-section = Không có câu hỏi nào thuộc { $section }. Vui lòng đặt mức tối thiểu cho một trong: { $known }.
fault-minimum-not-drawn = Có mức tối thiểu cho chủ đề { $topic }, nhưng không rút câu hỏi nào từ chủ đề này. Vui lòng rút một số câu, hoặc bỏ mức tối thiểu.
fault-bad-code = { $code } không thể làm mã học viên. Vui lòng dùng chữ cái không dấu, chữ số, dấu chấm, dấu gạch nối và gạch dưới, nhiều nhất { $limit } ký tự.
fault-bad-extra-time = { $text } không phải hệ số thời gian từ 1 đến 4. Vui lòng viết như 1.25 hoặc 5/4.
fault-bad-validity = { $text } không phải thời hạn hiệu lực. Vui lòng viết số năm hoặc số tháng, như 2y hoặc 24m.
fault-bad-issuer = { $text } không phải mã đơn vị cấp. Vui lòng viết đầy đủ mã, bắt đầu bằng did:key:z6Mk.
fault-unknown-unit = Đơn vị { $unit } không có trong units của khóa này. Vui lòng thêm vào units, hoặc viết đúng như trong đó.
fault-bad-file-name = { $name } không phải tên một tệp trong thư mục của khóa. Vui lòng viết tên như roster.yaml, không kèm thư mục.
fault-bad-colour = { $text } không phải là một màu. Vui lòng viết # và sáu chữ số thập lục phân trong ngoặc kép, ví dụ "#1b3f6b".
fault-bad-picture-name = { $name } không phải là tên của một ảnh nằm cạnh page.yaml. Vui lòng viết tên như logo.png hoặc logo.jpg, không kèm thư mục.
fault-picture-too-large = Ảnh { $name } lớn hơn { $limit } MiB. Vui lòng lưu lại với dung lượng nhỏ hơn.
fault-bad-picture = { $name } không phải là ảnh PNG hoặc JPEG in được: tệp thuộc loại khác, bị hỏng, hoặc rộng hay cao hơn { $limit } điểm ảnh. Vui lòng lưu lại dưới dạng PNG hoặc JPEG.
fault-missing-bank = Trong question_banks không có ngân hàng { $bank } dùng được. Vui lòng thêm tệp, sửa các lỗi của tệp, hoặc bỏ khỏi quizzes.
fault-quiz-named-as-bank = Đã có ngân hàng câu hỏi mang mã { $id }. Vui lòng đặt mã khác cho bài này.
fault-same-question = Câu hỏi { $question } có trong cả { $first } và { $second }. Vui lòng đặt mã khác cho một trong hai câu để bài thi rút được từ cả hai ngân hàng.
fault-no-common-language = Các ngân hàng này không có ngôn ngữ chung nào, nên không ai đọc được cả bài. Vui lòng bỏ bớt một ngân hàng hoặc dịch thêm.
fault-same-bank = Mã { $id } đã thuộc về ngân hàng trong { $first }. Vui lòng đặt mã khác cho một trong hai ngân hàng.
fault-file-name-differs = Tệp này chứa ngân hàng { $id }. Vui lòng đặt tên tệp theo tên ngân hàng.
fault-unknown-check = { $code } không phải là mã của một cảnh báo nên không cho phép điều gì. Vui lòng xóa dòng này; certamen check --explain list liệt kê các mã.
fault-misspelt-check = { $code } không phải là mã của một cảnh báo nên không cho phép điều gì. Có phải ý bạn là { $nearest }?

# Những điều `check` cảnh báo trong một tệp tải được.

fault-not-translated = Văn bản này giống nhau ở mọi ngôn ngữ của tệp ({ $langs }). Vui lòng viết riêng cho từng ngôn ngữ.
fault-same-translation = Văn bản bằng { $lang } lặp lại nguyên văn bản bằng { $other }. Vui lòng dịch.
fault-short-translation = Văn bản bằng { $lang } chỉ dài bằng { $percent } % văn bản bằng { $other }; có vẻ thiếu một phần. Vui lòng so sánh hai bản.
fault-long-prompt = Câu hỏi này có { $count } ký tự ({ $lang }); quá { $limit } ký tự thì không vừa một màn hình cùng các phương án. Vui lòng rút ngắn.
fault-long-option = Phương án này có { $count } ký tự ({ $lang }); quá { $limit } ký tự thì khó so sánh với các phương án khác. Vui lòng rút ngắn.
fault-key-longest = Phương án đúng là phương án dài nhất trong { $count }/{ $of } câu hỏi, nên cứ chọn câu dài nhất là dễ đúng. Vui lòng rút ngắn phương án đúng hoặc viết dài hơn phương án sai ở một số câu: { $questions }.
fault-key-position = Phương án đúng đứng thứ { $position } trong { $count }/{ $of } câu hỏi. Vui lòng thay đổi vị trí; nơi nào không đảo phương án, học viên sẽ nhận ra.
fault-one-sided-statements = Cả { $of } nhận định đều { $answer ->
        [true] đúng
       *[false] sai
    }, nên ai luôn trả lời như vậy đều được điểm. Vui lòng đảo lại một số nhận định.
fault-all-of-the-above = “{ $text }” nói về các phương án khác: các phương án được đảo, và chỉ cần thấy hai phương án đúng là đoán ra. Vui lòng viết một phương án độc lập, hoặc dùng multiple_response.
fault-absolute-word = “{ $word }” chỉ có ở { $key ->
        [right] phương án đúng
       *[wrong] phương án sai
    }. Những từ không chừa ngoại lệ làm lộ phương án sai. Vui lòng bỏ đi, hoặc dùng ở cả hai bên.
fault-double-negative = Câu hỏi phủ định hai lần: “{ $first }” và “{ $second }”. Vui lòng hỏi theo chiều khẳng định.
fault-small-not = “{ $word }” đảo ngược câu hỏi và rất dễ bị bỏ sót. Vui lòng hỏi điều đúng, hoặc viết { $capitals }.
fault-duplicate-question = Câu hỏi này trùng với { $id } ở dòng { $first_line }. Vui lòng bỏ một câu.
fault-near-duplicate = Câu hỏi này có { $percent } % từ ngữ giống { $id } ở dòng { $first_line }. Vui lòng giữ một câu, hoặc để hai câu hỏi hai điều khác nhau.
fault-accents-only = “{ $text }” chỉ khác văn bản ở dòng { $first_line } về dấu, rất dễ nhìn nhầm. Vui lòng dùng từ khác.
fault-no-source = Câu hỏi không có nguồn. Vui lòng ghi ở source nơi có thể đọc câu trả lời.
fault-no-explanation = Câu hỏi không có giải thích. Vui lòng ghi ở explanation vì sao đáp án đúng.
fault-review-overdue = Câu hỏi này lẽ ra phải được rà soát trước { $day }. Vui lòng đối chiếu với nguồn và ghi ngày rà soát tiếp theo.
fault-review-soon = Câu hỏi này cần được rà soát trước { $day } (số ngày còn lại: { $days }). Vui lòng đối chiếu với nguồn và ghi ngày rà soát tiếp theo.
fault-not-yet-valid = Câu hỏi này chỉ có giá trị từ { $day }. Vui lòng dùng từ ngày đó, hoặc sửa valid_from.
fault-word-quotes = Dấu ngoặc kép { $mark } do phần mềm soạn thảo tạo ra; ở đây nó thành một phần của văn bản. Vui lòng viết " hoặc ' (certamen check --fix làm việc này).
fault-hash-in-text = Từ dấu # trở đi được đọc là chú thích, không thuộc văn bản. Vui lòng đặt văn bản trong ngoặc kép; chú thích thì có dấu cách sau #.
fault-stray-quote = Văn bản này kết thúc bằng dấu ngoặc kép nhưng không mở bằng dấu đó, nên dấu này thành một phần của văn bản. Vui lòng thêm dấu ở đầu, hoặc xóa dấu này.
fault-unused-anchor = Từ bắt đầu bằng & được đọc là một tên của YAML, không thuộc văn bản. Vui lòng đặt văn bản trong ngoặc kép.
fault-tab = Ở đây có ký tự tab giữa các từ. Vui lòng thay bằng dấu cách (certamen check --fix làm việc này).
fault-line-ends = Một số dòng của tệp kết thúc kiểu Windows, số khác thì không. Vui lòng lưu với một kiểu kết thúc dòng (certamen check --fix làm việc này).
fault-draw-overlap = Hai lượt làm bài trùng nhau trung bình { $percent } % số câu hỏi, nên lượt sau gần như lặp lại lượt trước. Vui lòng rút ít câu hơn, viết thêm câu hỏi, hoặc chỉ cho một lượt.
fault-guessable-pass = Trong { $of } người chỉ đoán mò có { $passes } người đạt ngưỡng này. Vui lòng rút nhiều câu hơn, hoặc thêm phương án cho câu hỏi; ngưỡng cao hơn cũng có tác dụng.
fault-competence-unmeasured = Không câu hỏi nào của khóa tập huấn này đo { $competence }. Vui lòng viết một câu, hoặc bỏ năng lực này.
fault-unused-allow = Ở đây không còn cảnh báo { $code }. Vui lòng xóa khỏi allow.
fault-sealed-name = Tên tệp niêm phong này không theo mã ngân hàng câu hỏi. Đặt tên là MÃ.yaml.age, theo mã của ngân hàng câu hỏi trong đó: chữ thường không dấu, chữ số và dấu gạch nối.
fault-sealed-beside-plain = Ngân hàng câu hỏi { $id } cũng có ở đây dạng không niêm phong, và tệp đó được dùng: không ai bị hỏi mật khẩu. Lấy tệp gốc ra trước khi gửi thư mục này đi, hoặc xóa tệp này.

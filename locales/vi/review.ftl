# Điểm đạt và độ bao phủ, dành cho giảng viên.

review-training-broken = training.yaml hoặc danh sách học viên có lỗi nên chưa biết các bài của khóa. Hãy sửa trước, xem bằng lệnh: certamen check

## Setting the pass mark: the sheet

angoff-legend = Cách điền: với mỗi câu hỏi, hãy hình dung những cán bộ vừa đủ năng lực. Trong 100 người như vậy, bao nhiêu người sẽ trả lời đúng? Ghi số đó vào cột estimate. Không sửa các cột khác; có thể sắp xếp lại các hàng.
angoff-legend-options = [x] là đáp án đúng
angoff-legend-estimate = 0 đến 100
angoff-exists = { $file } đã có sẵn và được giữ nguyên; đó có thể là phiếu một thành viên đã điền. Hãy chọn tệp khác bằng -o.
angoff-sheet-done = Phiếu đã được ghi vào { $file }. Hãy gửi mỗi thành viên một bản sao có tên riêng, sau đó chạy: certamen angoff { $bank } PHIẾU...
angoff-done = Kết quả đã được ghi vào { $file }.
angoff-not-composed = Không ghép được bài { $quiz }: các ngân hàng không có ngôn ngữ chung, hoặc hai câu hỏi trùng mã. Xem lỗi bằng lệnh: certamen check
angoff-not-there = Không ghép được bài { $quiz } vì các ngân hàng sau đang được niêm phong hoặc có lỗi: { $banks }. Hãy sửa lỗi, hoặc đặt tệp chưa niêm phong bên cạnh tệp niêm phong.
angoff-nothing-drawn = Bài này không rút câu hỏi nào nên không có gì để đánh giá. Xem lỗi bằng lệnh: certamen check

## Setting the pass mark: faults of sheets

angoff-large = { $file } lớn hơn mọi phiếu. Hãy đưa tệp CSV mà thành viên đã lưu.
angoff-sheet-twice = { $file } được nêu hai lần. Hãy nêu phiếu của mỗi thành viên một lần.
angoff-more-faults = { $file }: có hơn { $n } lỗi nên phần còn lại của phiếu chưa được xét. Hãy sửa các lỗi này trước.
angoff-no-heading = Đây không phải là phiếu: không có dòng nào chứa các cột question và estimate, phân cách bằng dấu phẩy, dấu chấm phẩy hoặc tab. Hãy lưu bảng dưới dạng CSV, dòng tên cột ở đầu.
angoff-no-column = Thiếu cột { $column }. Hãy in lại phiếu và chép các ước lượng vào đó.
angoff-column-twice = Cột { $column } xuất hiện hai lần. Hãy bỏ một cột.
angoff-many-cells = Hàng này có { $there } ô, nhưng bảng có { $wanted } cột. Khi các ô phân cách bằng dấu phẩy, dấu phẩy thập phân tách số làm hai: hãy ghi 70 hoặc 70%, hoặc lưu bảng với dấu chấm phẩy.
angoff-open-quote = Một dấu ngoặc kép trong hàng này không được đóng nên phần sau bị gộp vào. Hãy đóng hoặc bỏ dấu đó.
angoff-unknown = Bài này không có câu hỏi { $question }. Hãy ghi mã như đã in; bảng tính đổi các mã như 1-2 thành ngày.
angoff-nearly = Bài này không có câu hỏi { $question }. Hãy ghi mã như đã in; có phải là { $nearest }?
angoff-other-bank = Câu hỏi { $question } thuộc ngân hàng { $wanted }, không thuộc { $bank }. Hãy khôi phục hàng như đã in, hoặc đưa phiếu của đúng bài này.
angoff-other-quiz = Hàng này thuộc ngân hàng { $bank }, là ngân hàng mà bài { $quiz } không rút câu hỏi. Hãy đưa phiếu của đúng bài này.
angoff-twice = Câu hỏi { $question } đã có hàng ở dòng { $first }. Hãy giữ lại hàng đúng.
angoff-missing = Các câu hỏi sau không có hàng ({ $n }): { $questions }. Hãy đưa vào lại như đã in và đề nghị thành viên ước lượng.
angoff-empty = Chưa có ước lượng cho { $question }. Hãy đề nghị thành viên ghi một số từ 0 đến 100.
angoff-one = Ước lượng { $written } của { $question } có thể là một phần trăm hoặc tất cả. Hãy ghi 1% hoặc 100%.
angoff-range = Ước lượng { $written } của { $question } không nằm trong khoảng 0 đến 100. Hãy đề nghị thành viên ghi số người trả lời đúng trong 100 cán bộ.
angoff-not-a-number = “{ $written }” không phải là ước lượng của { $question }. Hãy ghi một số, như 70, 70%, 0.7 hoặc 0,7.
angoff-no-version = “{ $written }” không cho biết { $question } được đánh giá theo nội dung nào. Hãy khôi phục cột version như đã in.
angoff-changed = Nội dung hoặc đáp án của { $question } đã thay đổi sau khi in phiếu. Hãy đề nghị thành viên đọc lại câu hỏi: in phiếu mới và chép các ước lượng khác vào. Nếu chỉ sửa chính tả, hãy dùng --allow-changed.
angoff-rules-changed = { $file } được in từ phiên bản { $version }. Ngân hàng đã thay đổi sau đó, nhưng mọi câu hỏi vẫn đúng như thành viên đã đọc.
angoff-words-changed = { $file } được in từ phiên bản { $version }. Các câu hỏi đã thay đổi sau đó; các ước lượng được dùng nguyên như vậy.

## Setting the pass mark: results

angoff-percent = { $n }%
angoff-heading = { $title } ({ $bank } { $version }): { $questions } câu hỏi, { $judges } thành viên
angoff-judges = Điểm cắt theo từng thành viên
angoff-sections = Theo phần: số câu được rút, ước lượng trung bình
angoff-drawn = { $drawn } trong { $of }
angoff-cut = Điểm cắt: { $cut }. Cộng trừ một sai số chuẩn: từ { $low } đến { $high } (sai số chuẩn { $se }, độ lệch chuẩn giữa các thành viên { $sd }).
angoff-cut-alone = Điểm cắt: { $cut }. Chỉ một thành viên thì không có sai số chuẩn; hãy mời ít nhất hai người, tốt hơn là mười.
angoff-mark-below = Điểm đạt hiện nay là { $mark }: thấp hơn điểm cắt { $apart } điểm.
angoff-mark-within = Điểm đạt hiện nay là { $mark }, cách điểm cắt { $apart } điểm: các thành viên không cho lý do để thay đổi.
angoff-mark-above = Điểm đạt hiện nay là { $mark }: cao hơn điểm cắt { $apart } điểm.
angoff-agree = Không có câu hỏi nào mà các thành viên chênh nhau quá { $points } điểm.
angoff-discuss = Cần thảo luận ở vòng hai, vì các thành viên chênh nhau quá { $points } điểm:
angoff-apart = { $question }: chênh { $spread } điểm, trung bình { $mean }, độ lệch chuẩn { $sd }

## Coverage

coverage-title = Các câu hỏi bao phủ những gì: { $title }
coverage-training = khóa tập huấn này
coverage-sealed = Không tính các ngân hàng đang niêm phong: { $names }
coverage-broken = Không tính các tệp có lỗi: { $names }. Hãy sửa, xem bằng lệnh: certamen check
coverage-missing = Các bài không tính được, vì có ngân hàng đang niêm phong, bị thiếu hoặc có lỗi: { $names }
coverage-whole = Toàn bộ khóa tập huấn
coverage-programme = Chương trình: { $name } ({ $id })
coverage-quiz = Bài { $name } ({ $id })
coverage-same = Có cùng các câu hỏi với toàn bộ khóa tập huấn.
coverage-sum = { $questions } câu hỏi, { $situations } tình huống ({ $share }).
coverage-kinds = Năng lực và loại câu hỏi
coverage-levels = Năng lực và mức độ
coverage-cells = Năng lực, mức độ và loại câu hỏi
coverage-level = mức độ
coverage-situations = Số tình huống trên tổng số câu hỏi, theo năng lực và ngân hàng
coverage-competence = năng lực
coverage-total = tổng
coverage-none = không có
coverage-share = tỷ lệ
coverage-drawn = Mỗi bài rút bao nhiêu câu
coverage-drawn-how = Số câu trong một đề / số câu hiện có. Với bài không rút theo năng lực, đó là số trung bình.
coverage-facts = Số câu hỏi cho mỗi dữ kiện
coverage-facts-none = Không câu hỏi nào nêu dữ kiện.
coverage-fact = dữ kiện
coverage-area = lĩnh vực / năng lực
coverage-says = nội dung
coverage-where = câu hỏi
coverage-unused = Dữ kiện chưa có câu hỏi nào: { $n }
coverage-unlisted = Dữ kiện được câu hỏi nêu nhưng không có trong danh sách: { $n }
coverage-no-facts = { $file } không chứa dữ kiện nào. Mỗi dữ kiện là một hàng của bảng Markdown, như: | B01 | basics / C1, C3 | Nội dung. | Trích dẫn |

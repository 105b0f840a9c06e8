export-title = <b>Export</b>{ $about } · { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
export-title-many = <b>Export</b>{ $about } · more than { $count } meetings
export-which = As which file? At once, too: /export csv, /export excel, /export json, /export ics.
export-by-word = Add csv, excel, json or ics to the query, and the file comes at once.
export-done = Meetings in the file: { $count }
export-cut = These are not all: only the first { $count }. Narrow the query, to one year for example.
button-csv = CSV
button-excel = Excel
button-json = JSON
button-ics = Calendar .ics
button-calendar = To calendar
button-files = As a file
calendar-name = Dipcourier: meetings
calendar-day = Date: { $date } ({ $how })
calendar-done = Meetings in the calendar: { $count }
calendar-without-day = Without exact days, left out: { $count }
calendar-empty = A calendar needs days, and they are not known.
calendar-hint = Importing again updates the entries instead of doubling them.
file-failed = The file could not be made. Please try again.
menu-export = meetings as a file: CSV, JSON, calendar

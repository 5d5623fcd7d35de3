"""What a page looks like as a file: text as it is, a mail, a Word or PowerPoint file, a workbook, a PDF."""

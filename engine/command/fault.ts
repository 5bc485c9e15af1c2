/** The causes of errors of files and devices, by their codes (errno.h), with what to do. */
const CAUSES: Record<string, string> = {
  EACCES: '没有权限；请看文件夹和文件属于谁、是不是只读',
  EPERM: '系统不许改它；请看它是不是只读、加了锁，或属于别人',
  EROFS: '它在只读的磁盘上；请换一个能写的地方',
  EBUSY: '它正被别的程序打开；请关掉那个程序再试',
  ETXTBSY: '它正被别的程序打开；请关掉那个程序再试',
  ENOSPC: '磁盘已满；请腾出一些地方再试',
  EDQUOT: '磁盘的限额用完了；请腾出一些地方再试',
  EFBIG: '文件太大，这个磁盘放不下；请换一个磁盘',
  EISDIR: '它是一个文件夹，应是文件；请把它移开',
  ENOTDIR: '路径里应是文件夹的地方是一个文件；请把它移开',
  EEXIST: '路径里应是文件夹的地方是一个文件；请把它移开',
  ENOENT: '找不到它；请核对路径，或从备份取回',
  ELOOP: '链接绕成了圈；请删去那个链接',
  ENAMETOOLONG: '名字太长；请改短',
  EMFILE: '同时打开的文件太多；请关掉一些程序再试',
  EIO: '磁盘读写出错；请换一个磁盘',
  EPIPE: '接收输出的程序已经退出',
}

/** The cause of an error by its code, in Chinese; nothing where the user cannot know what to do. */
export const causeOf = (code = ''): string | undefined => CAUSES[code]

/**
 * Says of an error of the operating system's what the user can do about it.
 * @param error anything that was thrown
 * @returns a sentence that names the file; nothing for other errors, and for those that are a defect of ours
 */
export function explainFileFault(error: unknown): string | undefined {
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException
  const cause = causeOf(code)
  if (!cause || !syscall)
    return undefined
  return path === undefined ? `写不出去（${code}）：${cause}` : `“${path}”用不了（${code}）：${cause}`
}
